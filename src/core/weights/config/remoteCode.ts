import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { judgeImport } from '../imports/judgeImport';
import { isJsonList, nodesOf, pairings, textsAt, valuesAt } from '../jsonFile';
import { excerpt, type Report } from '../report';
import { type JsonNode, JsonObject } from '../strictJson';
import { pipelineFolders } from './pipelineFolders';

/**
 * Reports code that a configuration tells libraries to fetch, import or run, at whatever depth it is named. Throws
 * `Overspent`.
 */
export function reportRemoteCode(config: JsonNode, report: Report, budget: Budget): void {
	for (const { node, key, listed } of nodesOf(config)) {
		if (node instanceof JsonObject) {
			reportMapped(node, report);
			reportImports(node, report, budget);
		} else if (typeof node === 'string' && !listed && kernelKeys.test(key) && node.includes('/')) {
			report.add(
				'suspicious',
				l10n.t('It has compiled code fetched from another repository: {0}.', excerpt(node)),
			);
		}
	}
}

/** Settings that choose an implementation; one with a slash names a repository of kernels. */
const kernelKeys = /^_?(?:\w+_)?implementation(?:_internal)?$/;

function reportMapped(node: JsonObject, report: Report): void {
	for (const map of [...valuesAt(node, 'auto_map'), ...valuesAt(node, 'custom_pipelines')]) {
		const named = [...nodesOf(map)].flatMap((below) => (typeof below.node === 'string' ? [below.node] : []));
		const code = named.filter((name) => /^[^\s]*\.\w+$/.test(name));
		const files = new Set(code.map(fileOf));
		const foreign = [...files].filter((file) => file.includes('--'));
		if (foreign.length > 0) {
			report.add(
				'suspicious',
				l10n.t(
					'With trust_remote_code it runs Python code of another repository: {0}.',
					namedIn(foreign.map((file) => file.replace('--', ': '))),
				),
			);
		}
		const own = [...files].filter((file) => !file.includes('--'));
		if (own.length > 0) {
			report.add(
				'suspicious',
				l10n.t('With trust_remote_code it runs Python code of its repository: {0}.', namedIn(own)),
			);
		}
		if (files.size === 0 && !isEmpty(map)) {
			report.add('suspicious', l10n.t('It maps classes to code in a way that could not be read.'));
		}
	}
	if (valuesAt(node, 'trust_remote_code').includes(true)) {
		report.add(
			'suspicious',
			l10n.t('It asks for trust_remote_code, which runs Python code of repositories.'),
		);
	}
	for (const kernels of ['kernels', 'kernel_config', 'kernel_mapping'].flatMap((key) =>
		valuesAt(node, key),
	)) {
		const names = [...nodesOf(kernels)].flatMap(({ node: name }) =>
			typeof name === 'string' && /^[\w.-]+\/[\w.-]+(?:[@:].*)?$/.test(name) ? [name] : [],
		);
		if (names.length > 0) {
			report.add(
				'suspicious',
				l10n.t('It has compiled code fetched from another repository: {0}.', namedIn(names)),
			);
		}
	}
}

const mostNamed = 20;

function namedIn(names: readonly string[]): string {
	return excerpt(names.slice(0, mostNamed).join(', '));
}

function isEmpty(map: JsonNode): boolean {
	return (
		map === null ||
		(map instanceof JsonObject ? map.members.length === 0 : isJsonList(map) && map.length === 0)
	);
}

/** `modeling_x.py` of `modeling_x.XModel`, `other/repo--modeling_x.py` of `other/repo--modeling_x.XModel`. */
function fileOf(name: string): string {
	return `${name.slice(0, name.lastIndexOf('.'))}.py`;
}

/** Names that libraries hand to Python's import as they are. */
function reportImports(node: JsonObject, report: Report, budget: Budget): void {
	// Hydra and OmegaConf call what stands there.
	for (const target of textsAt(node, '_target_')) {
		reportImport(target, report, /^$/);
	}
	for (const path of textsAt(node, 'class_path')) {
		reportImport(path, report, anyClass);
	}
	// PEFT, for models that it does not know itself.
	const libraries = textsAt(node, 'parent_library');
	for (const [library, name] of pairings(libraries, textsAt(node, 'base_model_class'), budget)) {
		reportImport(
			`${library}.${name}`,
			report,
			/^(?:transformers\.(?!dynamic_module_utils)|peft\.tuners\.|diffusers\.models\.)/,
		);
	}
}

/** The modules of a sentence-transformers model, each with the dotted name of its class. */
export function reportModules(config: JsonNode, report: Report): void {
	for (const entry of isJsonList(config) ? config : []) {
		for (const type of textsAt(entry, 'type')) {
			reportImport(
				type,
				report,
				/^sentence_transformers\.(?:models|sparse_encoder\.models|base\.modules|sentence_transformer\.modules)\./,
			);
		}
	}
}

/** The parts of a diffusers pipeline, each `[library, class]`. */
export function reportPipeline(config: JsonNode, report: Report): void {
	for (const { key, value } of config instanceof JsonObject ? config.members : []) {
		if (!isJsonList(value) || value.length !== 2) {
			continue;
		}
		const [library, name] = value;
		if (key === '_class_name') {
			report.add(
				'suspicious',
				l10n.t('It is built by Python code of its repository: {0}.', excerpt(`${String(library)}.py`)),
			);
		} else if (typeof library === 'string' && typeof name === 'string') {
			const path = `${library}.${name}`;
			const own = /^\w+$/.test(library) && !pipelineFolders.has(library);
			if (reportImport(path, report, pipelineFolders.has(library) ? /^\w+\.\w+$/ : libraries) && own) {
				report.add(
					'suspicious',
					l10n.t(
						'With trust_remote_code it runs Python code of its repository: {0}.',
						excerpt(`${key}/${library}.py`),
					),
				);
			}
		}
	}
}

/** What pipelines take parts from, beside diffusers' own folders; their classes run nothing when they are loaded. */
const libraries = /^(?:diffusers|transformers|optimum|onnxruntime(?:\.training)?|flax|k_diffusion)\.\w+$/;

/** Lightning builds what `class_path` names where it is of the class that is asked for, so that its own need no word. */
export const anyClass = /^/;

/** Reports a class that is not one of the usual; true where it did. */
export function reportImport(path: string, report: Report, usual: RegExp): boolean {
	const border = path.lastIndexOf('.');
	const [module, name] = border < 0 ? ['builtins', path] : [path.slice(0, border), path.slice(border + 1)];
	const { level, message } = judgeImport(module, name, false);
	const unusual = level === 'dangerous' || (level === 'suspicious' && !usual.test(path));
	if (unusual) {
		report.imported(module, name);
		report.add(level, message);
	}
	return unusual;
}
