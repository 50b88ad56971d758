import { lockFile } from '../lock/lock';
import { policyFile } from '../policy/policy';

/** A file format that we read. */
export type Format =
	| 'python'
	| 'typescript'
	| 'tsx'
	| 'javascript'
	| 'yaml'
	| 'json'
	| 'toml'
	| 'notebook'
	| 'cell'
	| 'dockerfile'
	| 'shell'
	| 'dotenv'
	| 'requirements'
	| 'makefile'
	| 'modelfile'
	| 'manifest'
	| 'markdown'
	| 'component';

/** The VS Code language ids of the files we read. */
export const languageIds: readonly string[] = [
	'python',
	'typescript',
	'typescriptreact',
	'javascript',
	'javascriptreact',
	'yaml',
	'dockercompose',
	'json',
	'jsonc',
	'dockerfile',
	'shellscript',
	'dotenv',
	'toml',
	'pip-requirements',
	'makefile',
	'modelfile',
	'markdown',
	'html',
	'vue',
	'svelte',
];

const byLanguage = new Map<string, Format>([
	['python', 'python'],
	['typescript', 'typescript'],
	['typescriptreact', 'tsx'],
	['javascript', 'javascript'],
	['javascriptreact', 'javascript'],
	['yaml', 'yaml'],
	['dockercompose', 'yaml'],
	['json', 'json'],
	['jsonc', 'json'],
	['dockerfile', 'dockerfile'],
	['shellscript', 'shell'],
	['dotenv', 'dotenv'],
	['toml', 'toml'],
	['pip-requirements', 'requirements'],
	['makefile', 'makefile'],
	['modelfile', 'modelfile'],
	['markdown', 'markdown'],
	['html', 'component'],
	['vue', 'component'],
	['svelte', 'component'],
]);

const byEnding = new Map<string, Format>([
	['py', 'python'],
	['pyi', 'python'],
	['ts', 'typescript'],
	['mts', 'typescript'],
	['cts', 'typescript'],
	['tsx', 'tsx'],
	['js', 'javascript'],
	['mjs', 'javascript'],
	['cjs', 'javascript'],
	['jsx', 'javascript'],
	['yaml', 'yaml'],
	['yml', 'yaml'],
	['json', 'json'],
	['jsonc', 'json'],
	['ipynb', 'notebook'],
	['dockerfile', 'dockerfile'],
	['sh', 'shell'],
	['bash', 'shell'],
	['zsh', 'shell'],
	['ksh', 'shell'],
	['slurm', 'shell'],
	['sbatch', 'shell'],
	['env', 'dotenv'],
	['envrc', 'shell'],
	['toml', 'toml'],
	// spaCy's, whose values are written as in JSON; a line that is none is left out.
	['cfg', 'toml'],
	['mk', 'makefile'],
	['modelfile', 'modelfile'],
	['md', 'markdown'],
	['markdown', 'markdown'],
	['mdx', 'markdown'],
	['html', 'component'],
	['htm', 'component'],
	['vue', 'component'],
	['svelte', 'component'],
]);

/** Lock files, compilers' settings and manifests of Rust, whose features (`whisper = ["part/whisper"]`) are none: nothing in them loads a model. */
const unread = new Set([
	'package-lock.json',
	'npm-shrinkwrap.json',
	'composer.lock',
	'pnpm-lock.yaml',
	'tsconfig.json',
	'jsconfig.json',
	'cargo.lock',
	'cargo.toml',
	'uv.lock',
	'poetry.lock',
]);

/**
 * The format of a file by its editor language, else by its name; undefined for a file we do not read.
 * A name beats the language where the language is too broad: `.ipynb` opens as `json`.
 */
export function formatOf(path: string, language?: string): Format | undefined {
	const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
	// What a team has decided names models without loading them.
	if (unread.has(name) || name === lockFile || isPolicyFile(name) || teamRecord.test(path)) {
		return undefined;
	}
	if (name === 'package.json') {
		return 'manifest';
	}
	const ending = name.slice(name.lastIndexOf('.') + 1);
	const spoken = language === undefined ? undefined : byLanguage.get(language);
	if (ending === 'ipynb') {
		// A cell of an open notebook has the notebook's path and a language of its own.
		return spoken === undefined || spoken === 'json' ? 'notebook' : spoken === 'python' ? 'cell' : spoken;
	}
	if (spoken !== undefined) {
		return spoken;
	}
	const source = byEnding.get(ending);
	// `.env.example`, `env.sample`, `prod.env.template`
	if (
		/^\.env(?:$|[._-])|(?:^|\.)env[._-](?:dist|example|sample|template|tmpl|default|defaults)$/.test(name)
	) {
		return 'dotenv';
	}
	// `Dockerfile.gpu`, `Containerfile-cuda`, `Makefile.common`; `dockerfile-lint.py` is a program's.
	if (/^(?:docker|container)file(?:$|[._-])/.test(name) && isVariant(source, 'dockerfile')) {
		return 'dockerfile';
	}
	if (/^(?:gnu)?makefile(?:$|[._-])/.test(name) && isVariant(source, 'makefile')) {
		return 'makefile';
	}
	if (/^modelfile(?:[.-]|$)/.test(name)) {
		return 'modelfile';
	}
	if (/^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/.test(name)) {
		return 'requirements';
	}
	if (source === undefined && patterns.test(name)) {
		return formatOf(name.replace(patterns, ''));
	}
	return name.includes('.') ? source : undefined;
}

/** What is copied or filled in before it is used: `docker-compose.yml.example`, `values.yaml.j2`. */
const patterns = /\.(?:dist|example|sample|template|tmpl|tpl|j2|jinja2?)$(?<=\..*\.\w+)/;

/** Whether the ending says no other format, as `.gpu` and `.env` do not: a variant for another machine or purpose. */
const isVariant = (source: Format | undefined, format: Format): boolean =>
	source === undefined || source === format || source === 'dotenv';

/** `.weightwise/decisions/search.json` */
const teamRecord = /(?:^|[\\/])\.weightwise[\\/](?:decisions|evaluations)[\\/][^\\/]*\.json$/i;

/** `weightwise.json`, and by custom what it builds on: `base.weightwise.json`. */
function isPolicyFile(name: string): boolean {
	return name === policyFile || name.endsWith(`.${policyFile}`);
}
