/** What a Word document holds that is not in its text as read: counted, so that a message can name it. */
import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';

/** More than these are counted, not listed. */
const listed = 10;

const some = (names: readonly string[]): string => {
  const shown = [...new Set(names)].filter((name) => name !== '');
  if (shown.length === 0) return '';
  return `：${shown.slice(0, listed).join('、')}${shown.length > listed ? ' 等' : ''}`;
};

export class Tally {
  /** Tracked insertions, and moves to a place: accepted. */
  insertions = 0;
  /** Tracked deletions, and moves away: accepted. */
  deletions = 0;
  deletedCharacters = 0;
  /** Characters that Word does not show: hidden text, covered cells. */
  hiddenCharacters = 0;
  /** Characters of symbol fonts, which have none of their own. */
  symbols = 0;
  comments = 0;
  commentCharacters = 0;
  readonly pictures: string[] = [];
  readonly objects: string[] = [];
  readonly links: string[] = [];
  /** Documents put in as a whole, to be read when Word opens the file. */
  chunks = 0;

  messages(): Message[] {
    const told = (slug: string, severity: Message['severity'], text: string): Message =>
      message(slug, severity, text);
    return [
      ...(this.insertions + this.deletions > 0
        ? [
            told(
              'tracked-changes',
              'warning',
              `文档带有未处理的修订：插入 ${this.insertions} 处，删除 ${this.deletions} 处（${this.deletedCharacters} 字）；按“接受全部修订”读取，请与公布的文本核对。`,
            ),
          ]
        : []),
      ...(this.comments > 0
        ? [
            told(
              'comments-not-read',
              'info',
              `文档带有批注 ${this.comments} 条（${this.commentCharacters} 字），批注不是正文，没有读入。`,
            ),
          ]
        : []),
      ...(this.hiddenCharacters > 0
        ? [told('hidden-text', 'info', `文档里有隐藏文字 ${this.hiddenCharacters} 字，不显示，没有读入。`)]
        : []),
      ...(this.symbols > 0
        ? [
            told(
              'symbols-not-read',
              'info',
              `文档里有符号字体的符号 ${this.symbols} 个，没有对应的字符，没有读入；请与原件核对。`,
            ),
          ]
        : []),
      ...(this.pictures.length > 0
        ? [
            told(
              'pictures-not-read',
              'info',
              `文档里有图片或图表 ${this.pictures.length} 个，其中的文字没有读入${some(this.pictures)}。如图中有报告内容，请另取文字版本。`,
            ),
          ]
        : []),
      ...(this.objects.length > 0
        ? [
            told(
              'attachments-not-read',
              'info',
              `文档里嵌有其他文件 ${this.objects.length} 个，其内容没有读入${some(this.objects)}。如属报告的一部分，请取出后一并收入。`,
            ),
          ]
        : []),
      ...(this.chunks > 0
        ? [
            told(
              'text-missing',
              'warning',
              `文档里整体插入了别的文档 ${this.chunks} 个，其文字没有读入；请在 Word 中打开并另存为 docx 再收。`,
            ),
          ]
        : []),
      ...(this.links.length > 0
        ? [
            told(
              'links-kept',
              'info',
              `正文里有超链接 ${this.links.length} 处，指向的内容没有读入${some(this.links)}。`,
            ),
          ]
        : []),
    ];
  }
}
