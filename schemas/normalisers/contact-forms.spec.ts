import { describe, expect, it } from '@jest/globals';
import { normaliseEmail, toEmailName } from './email.ts';
import { normalisePostcode } from './postcode.ts';
import { normaliseUrl } from './url.ts';

describe('normaliseEmail', () => {
  it.each([
    [' Grace.Kelly52@Jones.COM ', 'grace.kelly52@jones.com'],
    ['mailto:grace@jones.com', 'grace@jones.com'],
    ['Grace Kelly <grace@jones.com>', 'grace@jones.com'],
    ['Grace.Kelly+shop@gmail.com', 'gracekelly@gmail.com'],
    ['grace.kelly@googlemail.com', 'gracekelly@gmail.com'],
    ['grace.kelly+shop@jones.com', 'grace.kelly+shop@jones.com'],
    ['grace＠jones.com', 'grace@jones.com'],
    ['grace.jones.com', 'grace.jones.com'],
    [' grace@jones.com;', 'grace@jones.com'],
    ['none', ''],
    ['-', ''],
  ])('reads %j as %j', (given, comparable) => expect(normaliseEmail(given)).toBe(comparable));

  it.each([
    ['roberta25@smith.net', 'roberta'],
    ['Grace.Kelly52@jones.com', 'gracekelly'],
    ['jörg@x.de', 'jorg'],
    ['123@qq.com', ''],
  ])('takes of %j the name %j', (given, name) => expect(toEmailName(given)).toBe(name));
});

describe('normaliseUrl', () => {
  it.each([
    ['https://www.Example.org/About/', 'example.org/about'],
    ['http://example.org:80', 'example.org'],
    ['www.example.org/index.html?x=1#top', 'example.org'],
    ['example.org:8080/a//b', 'example.org:8080/a/b'],
    ['//user:secret@example.org', 'example.org'],
    ['www.com', 'com'],
    ['', ''],
  ])('reads %j as %j', (given, comparable) => expect(normaliseUrl(given)).toBe(comparable));
});

describe('normalisePostcode', () => {
  it.each([
    ['sw1a 1aa', 'SW1A1AA'],
    ['60302-1234', '60302'],
    ['D-80331', '80331'],
    ['1234 ab', '1234AB'],
    ['２３３０００', '233000'],
    ['K1A-0B1', 'K1A0B1'],
    ['', ''],
  ])('reads %j as %j', (given, comparable) => expect(normalisePostcode(given)).toBe(comparable));
});
