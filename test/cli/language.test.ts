import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { languageOf } from '../../src/cli/language';
import { createWorkbench, dist, type Workbench } from './terminal';

const program = join(dist, 'cli.js');

suite('The language of a command line', () => {
	test('is that of the environment', () => {
		const cases: readonly [env: Record<string, string>, language: string][] = [
			[{}, 'en'],
			[{ LANG: 'zh_CN.UTF-8' }, 'zh-cn'],
			[{ LANG: 'zh' }, 'zh-cn'],
			[{ LANG: 'zh_SG' }, 'zh-cn'],
			[{ LANG: 'zh_Hans_CN.UTF-8@x' }, 'zh-cn'],
			[{ LANG: 'zh_TW.UTF-8' }, 'en'],
			[{ LANG: 'zh_Hant' }, 'en'],
			[{ LANG: 'zhx' }, 'en'],
			[{ LANG: 'de_DE.UTF-8' }, 'en'],
			[{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-cn'],
			[{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: '', LC_ALL: '' }, 'zh-cn'],
			[{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
		];
		for (const [env, language] of cases) {
			assert.equal(languageOf(['check'], env), language, JSON.stringify(env));
		}
	});
	test('is what was asked for before that, and English for what programs read', () => {
		const china = { LANG: 'zh_CN.UTF-8' };
		const cases: readonly [argv: string, language: string][] = [
			['check --lang zh-cn', 'zh-cn'],
			['check --lang=en', 'en'],
			['check --lang', 'zh-cn'],
			['check --lang en --lang zh-cn', 'zh-cn'],
			['check --lang xx', 'zh-cn'],
			['check -- --lang en', 'zh-cn'],
			['check --format text', 'zh-cn'],
			['check --format markdown', 'zh-cn'],
			['check --format json', 'en'],
			['check --format=sarif --lang zh-cn', 'en'],
		];
		for (const [argv, language] of cases) {
			assert.equal(languageOf(argv.split(' '), china), language, argv);
		}
	});
});

suite('dist/cli.js in Chinese', () => {
	let bench: Workbench;
	setup(() => {
		bench = createWorkbench({
			'a.py': 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")\n',
		});
	});
	teardown(() => bench.dispose());

	const runs = (argv: string[], env: Record<string, string> = { LC_ALL: 'zh_CN.UTF-8' }) =>
		spawnSync(process.execPath, [program, ...argv], {
			cwd: bench.folder,
			encoding: 'utf8',
			env: { ...process.env, XDG_CACHE_HOME: join(bench.folder, '..', 'cache'), ...env },
		});

	test('check', () => {
		const { stdout, stderr, status } = runs(['check', '--offline', 'a.py']);
		assert.match(stdout, /警告 {2}org\/name 可能会在您不知情时改变：没有固定提交。/);
		assert.match(stdout, /\n1 个模型，1 处引用，1 个文件：1 个警告；有 1 个模型无法查询。\n$/);
		assert.deepEqual([stderr, status], ['', 0]);
	});
	test('its help, and a misuse', () => {
		assert.match(runs(['check', '--help']).stdout, /^用法：weightwise check \[paths…\] \[flags\]\n/);
		assert.match(runs(['chek']).stderr, /^weightwise 没有命令 "chek"。您是指 check 吗？/);
	});
	test('what programs read stays as it is', () => {
		const json = ['check', '--offline', 'a.py', '--format', 'json'];
		const { stdout } = runs(json);
		assert.match(stdout, /"message": "org\/name can change under you: no commit is pinned\./);
		assert.equal(stdout, runs(json, { LC_ALL: 'C' }).stdout);
	});
	test('reasons that threads give, and that were kept in another language', () => {
		for (let at = 0; at < 130; at++) {
			bench.write(`m${at}.py`, `from transformers import AutoModel\nAutoModel.from_pretrained(f(${at}))\n`);
		}
		const unknown = ['refs', '--unknown', '--threads', '2'];
		assert.match(runs(unknown).stdout, /它由计算得出|它是函数的返回值/);
		assert.match(runs(unknown, { LC_ALL: 'C' }).stdout, /it is computed|it is what a function gives back/);
		assert.match(runs(unknown).stdout, /它由计算得出|它是函数的返回值/);
	});
});
