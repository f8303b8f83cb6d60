import { describe, expect, it } from '@jest/globals';
import { parseChineseAddress, toDoor, toRoad } from './chinese-address.ts';

describe('parseChineseAddress', () => {
  it.each([
    ['安徽省蚌埠市龙子湖区胜利中路35号阳光花园3号楼2单元301室'],
    ['安徽省蚌埠市龙子湖区胜利中路３５号陽光花園3栋2单元301'],
    ['安徽省蚌埠市龙子湖区胜利中路三十五号阳光花园三号楼二单元三〇一室'],
    ['安徽省蚌埠市龙子湖区胜利中路No.35阳光花园3#2-301'],
    ['安徽省蚌埠市龙子湖区胜利中路 35 号 阳光花园 3-2-301'],
  ])('finds each part of %s', (text) =>
    expect(parseChineseAddress(text)).toEqual({
      division: '安徽省蚌埠市龙子湖区',
      road: '胜利中路',
      number: '35',
      estate: '阳光花园',
      building: '3',
      unit: '2',
      room: '301',
    }),
  );

  it.each([
    ['怀远县荆山镇涂山村五组12号', '涂山村5组', '12'],
    ['纬四路12号', '纬4路', '12'],
    ['幸福小区5栋', '幸福', '5'],
    ['阳光花园301室', '阳光花园', '301'],
    ['上海市黄浦区南京东路100弄5号301室', '南京东路', '100-5-301'],
    ['上海浦东新区张江路5号', '张江路', '5'],
    ['北京市朝阳区建国路88号院3号楼1单元502', '建国路', '88-3-1-502'],
    ['解放路2巷3号', '解放路2巷', '3'],
    ['胜利路35号附1号', '胜利路', '35-1'],
    ['中山路甲12号', '中山路', '甲12'],
    ['胜利中路35号A座1203室', '胜利中路', '35-a-1203'],
    ['胜利中路35号3单元301', '胜利中路', '35-3-301'],
    ['朝阳路5号', '朝阳路', '5'],
    ['大庆路293号路口', '大庆路', '293'],
    ['淮上区铁路二村小区31号楼2单元1903室', '铁路2村', '31-2-1903'],
    ['', '', ''],
  ])('%s is in %s, door %s', (text, ...[road, door]) => {
    expect(toRoad(text)).toBe(road);
    expect(toDoor(text)).toBe(door);
  });

  it.each([
    ['淮上区荣盛里19号楼1单元1703室', '荣盛里'],
    ['世纪大道1184号荣盛里小区19-1-1703', '荣盛里'],
    ['铁路二村11号楼1单元2003室', '铁路2村'],
    ['怀远县涂山村5组12号', ''],
    ['涂山村12号', ''],
  ])('takes a village or lane with building, unit and room for an estate: %s', (text, estate) =>
    expect(parseChineseAddress(text).estate).toBe(estate),
  );

  it('tells a unit from a building where it is said', () => {
    expect(parseChineseAddress('胜利中路35号3单元301')).toMatchObject({
      building: '',
      unit: '3',
      room: '301',
    });
    expect(parseChineseAddress('胜利中路35号3栋301')).toMatchObject({ building: '3', unit: '', room: '301' });
    expect(parseChineseAddress('胜利中路阳光花园3栋')).toMatchObject({
      road: '胜利中路',
      number: '',
      estate: '阳光花园',
      building: '3',
    });
  });
});
