import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AttributeValue, EntityAttribute } from '../entity-types/index.ts';
import { defaultNormaliser, normalise, normaliserNames, type NormaliserName } from './normalise.ts';

/** Spellings of one thing, and spellings of other things that must not fall together with it. */
const families: [NormaliserName, same: AttributeValue[], other: AttributeValue[]][] = [
  ['person-name', ['张伟', '張偉', ' 张 伟 ', '张　伟'], ['张玮', '张伟东']],
  [
    'person-name',
    ['买买提·艾力', '买买提•艾力', '买买提・艾力', '买买提．艾力', '买买提 艾力', '买买提艾力'],
    ['艾力·买买提'],
  ],
  ['person-name', ['Jörg O’Neill', 'jorg oneill', "JORG  O'NEILL"], ['Jorge Oneill']],
  [
    'enterprise-name',
    [
      '蚌埠恒达商贸有限公司',
      '蚌埠恒达商贸有限责任公司',
      '安徽省蚌埠市恒达商贸有限公司',
      '蚌埠市恒達商貿有限公司',
      '蚌埠恒达商贸 有限公司',
    ],
    ['蚌埠恒达商贸股份有限公司', '蚌埠恒达贸易有限公司', '恒达商贸有限公司'],
  ],
  [
    'enterprise-name',
    [
      '恒达（集团）物流有限公司蚌山分公司',
      '恒达(集团)物流有限责任公司蚌山分公司',
      '恒达集团物流有限公司蚌山营业部',
      '恒达【集团】物流有限公司蚌山分店',
    ],
    ['恒达（集团）物流有限公司', '恒达（集团）物流有限公司禹会分公司'],
  ],
  ['enterprise-name', ['老王早点铺', '老王早点铺（个体工商户）'], ['老李早点铺']],
  [
    'address',
    [
      '安徽省蚌埠市龙子湖区胜利中路35号阳光花园3号楼2单元301室',
      '蚌埠市龙子湖区胜利中路35号阳光花园3号楼2单元301室',
      '龙子湖区胜利中路35号阳光花园3栋2单元301',
      '胜利中路35号阳光花园3幢2单元301室',
      '胜利中路３５号陽光花園3号楼2单元301',
      '胜利中路三十五号阳光花园三号楼二单元三〇一室',
      '胜利中路35號阳光花园3#楼2-301',
      '胜利中路35号阳光花园3-2-301',
      '胜利中路 35 号 阳光花园 3 栋 2 单元 301 房',
      '胜利中路No.35阳光花园3#2单元301室',
    ],
    [
      '胜利中路36号阳光花园3号楼2单元301室',
      '胜利东路35号阳光花园3号楼2单元301室',
      '胜利中路35号阳光花园3号楼2单元302室',
      '胜利中路35号阳光花园32号楼301室',
    ],
  ],
  [
    'address',
    ['怀远县荆山镇涂山村5组12号', '安徽省蚌埠市怀远县荆山镇涂山村五组12号', '荆山镇涂山村第5组12號'],
    ['荆山镇涂山村12组5号'],
  ],
  ['address', ['纬四路12号', '纬4路12号', '蚌山区纬四路十二号'], ['纬三路12号']],
  ['address', ['幸福小区5栋', '幸福小区5号楼', '蚌埠市幸福小区5幢'], ['小区5栋']],
  [
    'telephone',
    [
      '13800001111',
      '+86 138 0000 1111',
      '0086-13800001111',
      '138-0000-1111',
      '8613800001111',
      '１３８００００１１１１',
    ],
    ['13800001112'],
  ],
  ['telephone', ['0552-3012345', '(0552) 301 2345', '+86 552 3012345', '05523012345 转 801'], ['3012346']],
  [
    'telephone',
    ['(773) 265-3900', '1-773-265-3900', '+1 773 265 3900', '+17732653900', '773.265.3900 ext. 12'],
    ['773-265-3901', '17732653900'],
  ],
  [
    'resident-id',
    ['340302199001010015', '340302900101001', '３４０３０２１９９００１０１００１５'],
    ['340302199001010016'],
  ],
  ['credit-code', ['91340300MA2ABCDE2B', '91340300-ma2abcde2b '], ['91340300MA2ABCDE2C']],
  [
    'plate',
    [
      '皖C12345',
      '皖C·12345',
      '皖c12345',
      ' 皖Ｃ１２３４５ ',
      '皖 C-123 45',
      '皖C．12345',
      '皖C—12345',
      '皖C。12345',
    ],
    ['皖C12346', '皖CD12345', '皖C12345挂'],
  ],
  [
    'date-of-birth',
    ['1987-07-20', '1987年7月20日', '340302198707205477', ' 340302870720547'],
    ['1987-07-21', '340302198707205477999'],
  ],
  [
    'date',
    ['1990-01-02', '19900102', '1990/1/2', '1990年1月2日', '1990.1.2', '1990-01-02T00:00:00Z'],
    ['1990-02-01'],
  ],
  ['number', [1000, '1000', '1,000', '1000.0', '１０００'], [1001]],
  ['text', ['Hello  World', 'ＨＥＬＬＯ world ', 'hello world'], ['helloworld']],
  ['pinyin', ['张伟', '章玮', '張煒'], ['张薇薇']],
  ['pinyin', ['单雄', '山雄'], ['丹雄']],
  ['pinyin', ['种师道', '崇师道'], ['钟师道']],
  ['pinyin', ['买买提·艾力', '买买提 艾力', '買買提•艾力'], ['艾力·买买提']],
  ['pinyin', ['吕布', '呂布'], ['卢布']],
  ['pinyin', ['欧阳 娜', '欧阳·娜'], ['欧 阳丽']],
  [
    'address',
    [
      '安徽省蚌埠市龙子湖区胜利中路35号',
      '安徽蚌埠龙子湖区胜利中路35号',
      '蚌埠龙子湖胜利中路35号',
      '蚌埠市龙子湖区东风街道胜利中路35',
      '珍珠市龙子湖区胜利中路35号',
    ],
    ['胜利路35号'],
  ],
  [
    'address',
    [
      '怀远县荆山镇涂山村5组12号',
      '安徽蚌埠怀远荆山镇涂山村第5村民小组12号',
      '怀远县荆山镇涂山村五队12号',
      '荆山镇涂山村5组12',
    ],
    ['白莲坡镇涂山村5组12号'],
  ],
  ['address', ['怀远县荆山镇榴花大道8号', '榴花大道8号'], ['榴花大道9号']],
  ['address', ['蚌埠市北京路12号', '北京路12号'], ['南京路12号', '路12号']],
  ['address', ['南京东路5号', '南京东路5'], ['东路5号']],
  ['address', ['怀远路3号', '怀远县怀远路3号'], ['路3号']],
  ['address', ['书香门第小区14栋2-301室', '书香门第14号楼2单元301'], ['书香小区14栋2-301室']],
  ['address', ['香樟苑小区3号楼2单元301', '香樟苑3栋2-301室'], ['香樟苑3栋2-302室']],
  [
    'enterprise-name',
    ['恒达物流股份有限公司', '恒达物流股份公司', '恒达物流股份有限责任公司', '恒达物流(股份)有限公司'],
    ['恒达物流有限公司'],
  ],
  ['enterprise-name', ['恒达物流有限公司', '恒达物流公司', '恒达物流（有限公司）'], ['恒达物流厂']],
  [
    'enterprise-name',
    [
      '恒达物流有限公司蚌埠分公司',
      '恒达物流有限公司蚌埠市分公司',
      '恒达物流有限公司（蚌埠分公司）',
      '恒达物流公司蚌埠办事处',
    ],
    ['恒达物流有限公司', '恒达物流有限公司淮南分公司'],
  ],
  [
    'enterprise-name',
    ['涂山村股份经济合作社', '涂山村经济合作社', '涂山村集体股份经济合作社'],
    ['涂山村农业合作社'],
  ],
];

/** Those that leave out what would be read differently without it: parts of addresses, sounds, region and extension. */
const isAbbreviation = new Set<NormaliserName>([
  'us-address',
  'site-name',
  'telephone',
  'enterprise-name',
  'address',
  'road',
  'estate',
  'door',
  'sound',
  'western-address',
  'address-street',
  'address-unit',
]);

/** Surnames that are read otherwise than the same character elsewhere, and surnames of two characters. */
const surnameReadings: [name: string, reading: string][] = [
  ['单雄', 'shanxiong'],
  ['曾志', 'zengzhi'],
  ['仇英', 'qiuying'],
  ['解晓', 'xiexiao'],
  ['查良', 'zhaliang'],
  ['任正', 'renzheng'],
  ['区志', 'ouzhi'],
  ['盖叫', 'gejiao'],
  ['乐毅', 'yueyi'],
  ['缪荣', 'miaorong'],
  ['翟志', 'zhaizhi'],
  ['员半', 'yunban'],
  ['折可', 'sheke'],
  ['种师', 'chongshi'],
  ['秘军', 'bijun'],
  ['朴志', 'piaozhi'],
  ['尉迟恭', 'yuchigong'],
  ['万俟卨', 'moqixie'],
  ['欧阳娜', 'ouyangna'],
  ['长孙明', 'zhangsunming'],
  ['单于丹', 'shanyudan'],
  ['澹台明', 'tantaiming'],
  ['鲜于璜', 'xianyuhuang'],
  ['王乐', 'wangle'],
];

describe('normalise', () => {
  it.each(surnameReadings)('reads %s as %s', (name, reading) =>
    expect(normalise('pinyin', name)).toBe(reading),
  );

  it.each(families)('%s: %j are the same', (name, same, other) => {
    const forms = same.map((value) => normalise(name, value));
    expect(forms).toEqual(forms.map(() => forms[0]));
    for (const value of other) expect([value, normalise(name, value)]).not.toEqual([value, forms[0]]);
  });

  it.each(normaliserNames)('%s has nothing to compare in nothing', (name) =>
    expect(normalise(name, '')).toBe(''),
  );

  it.each(['date', 'number', 'telephone'] as const)('%s has no usable value in words', (name) =>
    expect(normalise(name, '不详')).toBe(''),
  );

  it('always gives a form that is its own form', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'张偉省市区县·（）有限责任公司路号楼栋单元室三十五0123456789-# .aBＡ１'),
      maxLength: 30,
    });
    const stable = normaliserNames.filter((name) => !isAbbreviation.has(name));
    fc.assert(
      fc.property(fc.constantFrom(...stable), text, (name, value) => {
        const form = normalise(name, value);
        expect(normalise(name, form)).toBe(form);
      }),
    );
  });

  it('always gives a form that is its own form in Latin script, too', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'Smith John Dr. Jr. the Inc. Ltd & , . - 12 5/12 #4 12a St. Ave W Hauptstr. rue de la P.O. Box'.split(
          ' ',
        ),
        ...'Flat 2nd second Floor apt. b twenty first Mc O Brien née (Bob) @gmail.com +x www. http:// S.A. and CO'.split(
          ' ',
        ),
        ...'9 Dec 1908 Größe Ø 25 between 100 dr ext 7 Unit school one'.split(' '),
      ),
      fc.string({ maxLength: 4 }),
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom(' ', ' ', '', ', ', '\n')), { maxLength: 8 })
      .map((pieces) => pieces.flat().join(''));
    const stable = normaliserNames.filter((name) => !isAbbreviation.has(name));
    fc.assert(
      fc.property(fc.constantFrom(...stable), text, (name, value) => {
        const form = normalise(name, value);
        expect([name, value, normalise(name, form)]).toEqual([name, value, form]);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, and never keeps full-width digits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...normaliserNames.filter((name) => name !== 'exact')),
        fc.string({ unit: 'grapheme' }),
        (name, value) => {
          expect(normalise(name, value)).not.toMatch(/[０-９]/);
        },
      ),
    );
  });

  it('chooses by the format, then by the type', () => {
    const attribute = (type: EntityAttribute['type'], format?: string): EntityAttribute => ({
      name: 'a',
      type,
      title: {},
      ...(format === undefined ? {} : { format }),
    });
    expect(defaultNormaliser(attribute('string', 'plate'))).toBe('plate');
    expect(defaultNormaliser(attribute('string', 'division'))).toBe('text');
    expect(defaultNormaliser(attribute('integer'))).toBe('number');
    expect(defaultNormaliser(attribute('boolean'))).toBe('exact');
  });
});
