import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SheetFault, openSheet, type SheetRow, type TextEncoding } from '@luodi/sheets';
import { anArchive, gb18030, inlineRow, workbookOf } from '../builders/archives';

const LIMITS = { rows: 100_000, columns: 200, rowLength: 262_144 };

describe('reading tables', () => {
  let folder: string;
  let files = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-sheets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function stored(data: Buffer): string {
    files += 1;
    const path = join(folder, String(files));
    writeFileSync(path, data);
    return path;
  }

  async function read(
    data: Buffer,
    limits = LIMITS,
    encoding: TextEncoding | null = null,
  ): Promise<SheetRow[]> {
    const sheet = await openSheet(stored(data), limits, encoding);
    const rows: SheetRow[] = [];
    for await (const batch of sheet.rows()) rows.push(...batch);
    return rows;
  }

  async function faultOf(data: Buffer, limits = LIMITS): Promise<string> {
    try {
      await read(data, limits);
    } catch (error) {
      if (error instanceof SheetFault) return error.reason;
      throw error;
    }
    return 'none';
  }

  const TEXT = '姓名,手机,备注\n张三,13900001001,普通\n李四,13900001002,"有,逗号\n和换行"\n';
  const CELLS = [
    ['姓名', '手机', '备注'],
    ['张三', '13900001001', '普通'],
    ['李四', '13900001002', '有,逗号\n和换行'],
  ];
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)]), 'utf-8'],
    ['UTF-16 LE with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide(TEXT)]), 'utf-16le'],
    ['UTF-16 LE without', wide(TEXT), 'utf-16le'],
    ['UTF-16 BE with mark', Buffer.concat([Buffer.from([0xfe, 0xff]), wide(TEXT).swap16()]), 'utf-16be'],
    ['UTF-16 BE without', wide(TEXT).swap16(), 'utf-16be'],
    ['GB18030', gb18030(TEXT), 'gb18030'],
  ])('%s', async (_name, data, encoding) => {
    const sheet = await openSheet(stored(data), LIMITS);
    expect(sheet.encoding).toBe(encoding);
    expect((await read(data)).map((row) => row.cells)).toEqual(CELLS);
  });

  it('counts rows as a spreadsheet does: a cell of several lines is one row, an empty line is one too', async () => {
    const rows = await read(Buffer.from('姓名,备注\n甲,"一\n二\n三"\n\n乙,四\n丙,五\n'));
    expect(rows.map((row) => [row.number, row.cells[0]])).toEqual([
      [1, '姓名'],
      [2, '甲'],
      [4, '乙'],
      [5, '丙'],
    ]);
  });

  it('reads four-byte characters of GB18030 and rare ones of UTF-8', async () => {
    const rare = Buffer.concat([
      gb18030('姓名,手机\n'),
      Buffer.from([0x95, 0x34, 0xb2, 0x35]),
      gb18030('野,1\n'),
    ]);
    expect((await read(rare))[1]?.cells[0]).toBe('𠮷野');
    expect((await read(Buffer.from('姓名,手机\n𠮷野,1\n')))[1]?.cells[0]).toBe('𠮷野');
  });

  it.each([';', '\t', '|', ','])('cells between %j', async (delimiter) => {
    const data = Buffer.from(
      ['公司', '电话', '面积'].join(delimiter) + '\n' + ['甲', '1', '2'].join(delimiter) + '\n',
    );
    expect((await read(data)).map((row) => row.cells)).toEqual([
      ['公司', '电话', '面积'],
      ['甲', '1', '2'],
    ]);
  });

  // 姓名,手機,備註 / 陳大文,51234567,許功蓋: three of its second bytes are backslashes.
  const BIG5 = Buffer.from(
    'a96da6572ca4e2bef72cb3c6b5f90ab3afa46aa4e52c35313233343536372cb35ca55cbb5c0a',
    'hex',
  );

  it('tells Big5 from GB18030, whose bytes are the same, by what can be read', async () => {
    expect((await openSheet(stored(BIG5), LIMITS)).encoding).toBe('big5');
    expect((await read(BIG5)).map((row) => row.cells)).toEqual([
      ['姓名', '手機', '備註'],
      ['陳大文', '51234567', '許功蓋'],
    ]);
    const beyondASample = Buffer.concat([Buffer.from('a,b\n'.repeat(50_000)), gb18030('湖南测算材料,2\n')]);
    expect((await openSheet(stored(beyondASample), LIMITS)).encoding).toBe('gb18030');
  });

  it.each([
    [
      'UTF-8 with a row of GB18030',
      [Buffer.from('姓名,手机\n李四,1\n'), gb18030('张三,3\n')],
      'UTF-8',
      3,
      25,
    ],
    [
      'GB18030 with a row of UTF-8',
      [gb18030('姓名,手机\n李四,1\n'), Buffer.from('张三,3\n')],
      'GB18030',
      3,
      18,
    ],
    [
      'UTF-8 cut in a character',
      [Buffer.from('姓名,手机\n李四,1\n'), Buffer.from([0xe5, 0xbc])],
      'UTF-8',
      3,
      25,
    ],
    [
      'GB18030 with a broken byte',
      [gb18030('姓名,手机\n'), Buffer.from([0xff, 0x2c, 0x31])],
      'GB18030',
      2,
      11,
    ],
    [
      'UTF-8 by the standard of long ago',
      [Buffer.from('name,phone\n'), Buffer.from('c0802c310aeda0802c320afffe2c350a', 'hex')],
      'UTF-8',
      2,
      12,
    ],
    ['Latin', [Buffer.from('name,city\nSoci\xe9t\xe9,K\xf6ln\n', 'latin1')], 'UTF-8', 2, 16],
  ])('%s is refused with its row and byte', async (_name, parts, encoding, row, byte) => {
    const path = stored(Buffer.concat(parts));
    const fault = await openSheet(path, LIMITS).catch((error: unknown) => error);
    expect(fault).toMatchObject({ reason: 'encoding_broken', place: row, facts: { encoding, row, byte } });
  });

  it('says that it can not tell, and believes who names the encoding', async () => {
    const rare = gb18030('犇骉\n奀囧\n');
    await expect(openSheet(stored(rare), LIMITS)).rejects.toMatchObject({ reason: 'encoding_unclear' });
    const korean = Buffer.from('c8b8bbe7b8ed2cb4e3b4e7c0da0ac7d1b1b92cb1e8c3b6bcf60a', 'hex');
    await expect(openSheet(stored(korean), LIMITS)).rejects.toMatchObject({ reason: 'encoding_unclear' });
    expect((await read(rare, LIMITS, 'gb18030')).map((row) => row.cells)).toEqual([['犇骉'], ['奀囧']]);
    // Windows-1252 is never found, only named: any bytes can be read as it.
    const latin = Buffer.concat([
      Buffer.from('name,rent\nK\xf6hler GmbH,30 ', 'latin1'),
      Buffer.from([0x80, 0x0a]),
    ]);
    await expect(openSheet(stored(latin), LIMITS)).rejects.toMatchObject({
      reason: expect.stringMatching(/^encoding_/),
    });
    const western = await read(latin, LIMITS, 'windows-1252');
    expect(western.map((row) => row.cells)).toEqual([
      ['name', 'rent'],
      ['Köhler GmbH', '30 €'],
    ]);
  });

  it('a broken file whose encoding was named keeps its good rows, and the broken ones can be named', async () => {
    const mixed = Buffer.concat([Buffer.from('姓名,手机\n李四,1\n王五,2\n'), gb18030('张三,3\n')]);
    const rows = await read(mixed, LIMITS, 'utf-8');
    expect(rows[1]?.cells).toEqual(['李四', '1']);
    expect(rows[3]?.cells[0]).toContain('\uFFFD');
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('姓名\n')]);
    expect((await read(marked, LIMITS, 'utf-8'))[0]?.cells[0]).toBe('姓名');
  });

  it('a workbook: shared, rich and inline texts, numbers, dates by style, booleans, results of formulas', async () => {
    const data = anArchive(
      workbookOf({
        strings: ['公司', '<r><t>湘潭</t></r><r><t xml:space="preserve">长济</t></r><rPh><t>xiang</t></rPh>'],
        formats: [0, 14, 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; hh:mm', '0.00', 31],
        rows:
          '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>内联</t></is></c></row>' +
          '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.3900001234E10</v></c><c r="C3" s="1"><v>46344</v></c>' +
          '<c r="D3" s="2"><v>46344.4375</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="str"><f>A1&amp;"x"</f><v>公式</v></c>' +
          '<c r="G3" s="3"><v>0.30000000000000004</v></c><c r="H3" t="e"><v>#N/A</v></c></row>',
      }),
    );
    expect(await read(data)).toEqual([
      { number: 2, cells: ['公司', '', '内联'] },
      {
        number: 3,
        cells: ['湘潭长济', '13900001234', '2026-11-18', '2026-11-18 10:30', 'TRUE', '公式', '0.3'],
      },
    ]);
  });

  it('the calendar that begins in 1904', async () => {
    const rows = '<row><c s="1"><v>44882</v></c></row>';
    const data = anArchive(workbookOf({ rows, formats: [0, 14], date1904: true }));
    expect((await read(data))[0]?.cells).toEqual(['2026-11-18']);
  });

  const sheet = inlineRow(1, ['公司', '电话']);
  const bomb = '<row><c t="inlineStr"><is><t>' + 'A'.repeat(40 * 1024 * 1024) + '</t></is></c></row>';
  const entities =
    '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>';
  const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

  // Of random numbers, so that it is no bomb by its ratio alone.
  const tags = Array.from({ length: 20_000 }, (_, n) => `a${(n * 7919) % 100_003}`);
  const deep =
    tags.map((tag) => `<${tag}>`).join('') +
    tags
      .map((tag) => `</${tag}>`)
      .reverse()
      .join('');
  const wideRow = `<row>${Array.from({ length: 100_000 }, (_, n) => `<c><v>${(n * 7919) % 100_003}</v></c>`).join('')}</row>`;

  it('what a sheet says of its own size counts for nothing', async () => {
    const rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="A1048576"><v>8</v></c></row>';
    const data = anArchive(workbookOf({ rows, dimension: 'A1:XFD1048576' }));
    expect(await read(data)).toEqual([
      { number: 1, cells: ['7'] },
      { number: 1_048_576, cells: ['8'] },
    ]);
  });

  it.each([
    ['unpacks to a thousand times its size', anArchive(workbookOf({ rows: bomb })), 'bomb'],
    ['lies about its sizes', anArchive(workbookOf({ rows: bomb, sheetClaims: 2000 })), 'bomb'],
    [
      'has parts on top of each other',
      anArchive([...workbookOf({ rows: sheet }), { name: 'xl/again.xml', data: 'x', sharesWith: 3 }]),
      'bomb',
    ],
    [
      'has a name twice',
      anArchive(workbookOf({ rows: sheet, more: [{ name: 'XL/workbook.xml', data: 'x' }] })),
      'bomb',
    ],
    [
      'has thousands of parts',
      anArchive(
        workbookOf({
          rows: sheet,
          more: Array.from({ length: 3000 }, (_, n) => ({ name: `m/${n}`, data: '' })),
        }),
      ),
      'too_many_entries',
    ],
    [
      'has macros',
      anArchive(workbookOf({ rows: sheet, more: [{ name: 'xl/vbaProject.bin', data: 'x' }] })),
      'macros',
    ],
    [
      'is encrypted',
      anArchive(workbookOf({ rows: sheet, more: [{ name: 'xl/x.xml', data: 'x', encrypted: true }] })),
      'legacy_or_encrypted',
    ],
    ['laughs a billion times', anArchive(workbookOf({ rows: sheet, prolog: entities })), 'doctype'],
    ['wants a file of ours', anArchive(workbookOf({ rows: sheet, prolog: external })), 'doctype'],
    [
      'laughs in its shared texts',
      anArchive(workbookOf({ rows: sheet, strings: ['&lol2;'], stringsProlog: entities })),
      'doctype',
    ],
    [
      'wants a file of ours as a shared text',
      anArchive(workbookOf({ rows: sheet, strings: ['&x;'], stringsProlog: external })),
      'doctype',
    ],
    ['nests without end', anArchive(workbookOf({ rows: deep })), 'damaged'],
    ['has a million cells in a row', anArchive(workbookOf({ rows: wideRow })), 'too_many_columns'],
    ['climbs out of its folder', anArchive([{ name: '../../evil', data: 'x' }]), 'damaged'],
    ['begins at the root', anArchive([{ name: '/etc/cron.d/evil', data: 'x' }]), 'damaged'],
    ['climbs out with backslashes', anArchive([{ name: '..\\..\\evil', data: 'x' }]), 'damaged'],
    ['is no workbook', anArchive([{ name: 'word/document.xml', data: '<x/>' }]), 'unsupported'],
    ['is cut off', anArchive(workbookOf({ rows: sheet })).subarray(0, 300), 'damaged'],
    ['is broken XML', anArchive(workbookOf({ rows: '<row><c></row>' })), 'damaged'],
    [
      'has a cell in column XFD',
      anArchive(workbookOf({ rows: '<row><c r="XFD1"><v>1</v></c></row>' })),
      'too_many_columns',
    ],
    ['is an old .xls or protected', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'legacy_or_encrypted'],
    ['is a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'unsupported'],
    ['is a program', Buffer.from('MZ\u0000\u0001'), 'unsupported'],
    ['is binary', Buffer.from([1, 2, 0, 4, 0, 0, 7, 9]), 'unsupported'],
    ['is empty', Buffer.alloc(0), 'empty'],
    ['is one line of 100 MB', Buffer.alloc(100 * 1024 * 1024, 'x'), 'row_too_long'],
    ['has thousands of columns', Buffer.from(`a${',x'.repeat(5_000)}\n`), 'too_many_columns'],
    ['has a million columns', Buffer.from(`a${','.repeat(1_000_000)}\n`), 'too_many_columns'],
    ['has a quotation mark that never ends', Buffer.from(`a,b\n"${'x,y\n'.repeat(400_000)}`), 'row_too_long'],
  ])('refuses, before it has taken anything in, what %s', async (_name, data, reason) => {
    const path = stored(data);
    global.gc?.();
    const before = process.memoryUsage().rss;
    let rows = 0;
    const fault = await (async () => {
      try {
        const opened = await openSheet(path, LIMITS);
        for await (const some of opened.rows()) rows += some.length;
      } catch (error) {
        return error instanceof SheetFault ? error.reason : String(error);
      }
      return 'none';
    })();
    expect({ fault, few: rows <= 1_000 }).toEqual({ fault: reason, few: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('ends at the limit of rows', async () => {
    const data = Buffer.from('a,b\n'.repeat(20));
    expect(await faultOf(data, { ...LIMITS, rows: 10 })).toBe('too_many_rows');
  });
});
