/** Probability below which a recognised character is marked as doubtful. */
const doubtful = 0.8;

export const isDoubtful = (confidence: number): boolean => confidence < doubtful;
