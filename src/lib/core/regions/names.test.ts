import { describe, expect, it } from 'vitest';
import { divisionByCode } from './gazetteer.ts';
import { abbreviations, shortFormsOf, stemOf } from './names.ts';

describe('stemOf', () => {
  it.each([
    ['开州区', '开州'],
    ['开县', '开'],
    ['新疆维吾尔自治区', '新疆'],
    ['内蒙古自治区', '内蒙古'],
    ['香港特别行政区', '香港'],
    ['恩施土家族苗族自治州', '恩施'],
    ['巴音郭楞蒙古自治州', '巴音郭楞'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['玉屏侗族自治县', '玉屏'],
    ['东乡族自治县', '东乡'],
    ['鄂温克族自治旗', '鄂温克'],
    ['鄂伦春自治旗', '鄂伦春'],
    ['莫力达瓦达斡尔族自治旗', '莫力达瓦'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['大兴安岭地区', '大兴安岭'],
    ['锡林郭勒盟', '锡林郭勒'],
    ['浦东新区', '浦东'],
    ['清新区', '清新'],
    ['峰峰矿区', '峰峰'],
    ['神农架林区', '神农架'],
    ['瀍河回族区', '瀍河回族'],
    ['科尔沁左翼中旗', '科尔沁左翼中'],
  ])('of %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});

describe('shortFormsOf', () => {
  it.each([
    ['恩施土家族苗族自治州', ['恩施自治州', '恩施州', '恩施']],
    ['玉屏侗族自治县', ['玉屏自治县', '玉屏县', '玉屏']],
    ['广西壮族自治区', ['广西自治区', '广西']],
    ['内蒙古自治区', ['内蒙古']],
    ['静海区', ['静海']],
    ['开县', []],
    ['东区', []],
  ])('of %s', (name, forms) => {
    expect(shortFormsOf(name)).toEqual(forms);
  });
});

describe('abbreviations', () => {
  it.each([...abbreviations])('%s (%s) shares characters with the division of its code', (short, code) => {
    const name = divisionByCode(code)?.name ?? '';
    const shared = [...short].filter((character) => name.includes(character));
    expect(shared.length, name).toBeGreaterThanOrEqual(Math.min(2, short.length - 1));
  });
});
