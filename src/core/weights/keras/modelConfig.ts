import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { judgeImport } from '../imports/judgeImport';
import { namesOf } from '../imports/nameTable';
import { nodesOf, pairings, textsAt, valuesAt } from '../jsonFile';
import { excerpt, type Report } from '../report';
import { type JsonNode, JsonObject } from '../strictJson';
import { kerasClasses, kerasFunctions, kerasOperations } from './kerasNames';

const classes = namesOf(kerasClasses);
const functions = namesOf(kerasFunctions);
const operations = namesOf(kerasOperations);
const functionNames = new Set([...functions].map(lastPart));
const classNames = new Set([...classes, ...operations].map(lastPart));

/** Marks by which Keras writes plain values into a configuration. */
const values = new Set([
	'__bytes__',
	'__complex__',
	'__dtype__',
	'__ellipsis__',
	'__keras_tensor__',
	'__numpy__',
	'__slice__',
	'__tensor__',
	'__tuple__',
	'__typespec__',
	'CompositeTensor',
	'TensorShape',
	'TypeSpec',
]);

/** Parts of Keras that models are made of; its other modules load models, write files, or set how it runs. */
const parts =
	/^keras\.(?:src\.)?(?:engine|models|layers|losses|metrics|optimizers|initializers|regularizers|constraints|dtype_policies|mixed_precision|quantizers|random|ops|saving\.legacy\.saved_model|legacy_tf_layers)(?:\.|$)/;

/** What in Keras loads, downloads or switches off its safe mode, by the last part of the name. */
const doors =
	/^(?:get_file|extract_archive|enable_unsafe_deserialization|load_\w+|model_from_\w+|deserialize\w*|save_\w+|\w+_from_directory|TorchModuleWrapper|KerasFileEditor|set_\w+|custom_object_scope|CustomObjectScope|get_custom_objects|register_keras_serializable|open|run\w*)$/;

/**
 * Judges the configuration that a Keras model is built from: every object in it, at whatever depth, and both of two
 * keys that stand twice. Throws `Overspent`.
 */
export function judgeModelConfig(config: JsonNode, report: Report, budget: Budget): void {
	for (const { node, key, listed } of nodesOf(config)) {
		if (node instanceof JsonObject) {
			judgeObject(node, report, budget);
		} else if (typeof node === 'string' && !listed) {
			judgeText(key, node, report);
		}
	}
}

function judgeObject(node: JsonObject, report: Report, budget: Budget): void {
	const kinds = textsAt(node, 'class_name').map(ownName);
	const registered = textsAt(node, 'registered_name').map(ownName);
	if ([...kinds, ...registered].some((name) => /(?:^|[>.])(?:Lambda|__lambda__)$/.test(name))) {
		report.add(
			'dangerous',
			l10n.t('It has a Lambda layer: Python code in the file that runs when the model is loaded.'),
		);
	}
	if (textsAt(node, 'function_type').includes('lambda')) {
		report.add('dangerous', l10n.t('It holds the bytecode of a Python function, which runs with the model.'));
	}
	const modules = textsAt(node, 'module');
	for (const kind of kinds) {
		if (kind === '__lambda__' || kind === 'Lambda') {
			continue;
		}
		const named = kind === 'function' ? [...textsAt(node, 'config'), ...registered] : [kind];
		const names = [...new Set(named.filter((one) => one !== 'function'))];
		for (const [module, name] of pairings(modules.length > 0 ? modules : [''], names, budget)) {
			judgeNamed(module, name, kind === 'function', report);
		}
		if (kind === 'function' && named.length === 0) {
			report.add('suspicious', l10n.t('It refers to a function without a name that could be read.'));
		}
	}
	for (const name of registered) {
		if (name.includes('>')) {
			report.add('suspicious', l10n.t('It needs code that is not in the file: {0}.', excerpt(name)));
		}
	}
	// A reference needs no class_name where Keras is asked for an object by module and name.
	if (kinds.length === 0 && valuesAt(node, 'config').length > 0) {
		for (const module of modules) {
			judgeNamed(module, registered[0] ?? '?', false, report);
		}
	}
}

/** Keras 2.11 to 2.15 registered its own optimizers as users register theirs. */
const asCustom = /^Custom>(?=(?:Adadelta|Adafactor|Adagrad|Adam|AdamW|Adamax|Ftrl|Lion|Nadam|RMSprop|SGD)$)/;

function ownName(name: string): string {
	return name.replace(asCustom, '');
}

function judgeNamed(written: string, name: string, isFunction: boolean, report: Report): void {
	const module = kerasModule(written);
	const path = `${module}.${name}`;
	if (module === '' || module === 'builtins') {
		const plain = !isFunction && (classNames.has(name) || values.has(name));
		const known = isFunction ? functionNames.has(name) : plain;
		if (known) {
			return;
		}
		if (module === '') {
			// Files of Keras 2 name classes alone; what is not Keras's own has to be handed over by who loads.
			report.imported('?', name);
			report.add('suspicious', l10n.t('It needs code that is not in the file: {0}.', excerpt(name)));
			return;
		}
	}
	if (module === 'keras' || module.startsWith('keras.')) {
		judgeOfKeras(module, name, path, report);
		return;
	}
	report.imported(written, name);
	const { level, message } = judgeImport(written, name, false);
	if (level === 'note' && !isFunction) {
		return;
	}
	report.add(
		level === 'note' ? 'suspicious' : level,
		message || l10n.t('It needs code that is not in the file: {0}.', excerpt(path)),
	);
}

function judgeOfKeras(module: string, name: string, path: string, report: Report): void {
	const known =
		classes.has(path) ||
		functions.has(path) ||
		operations.has(path) ||
		// The modules that classes are defined in move from release to release.
		(parts.test(module) && classNames.has(name) && /\./.test(module.slice('keras.'.length)));
	if (known) {
		return;
	}
	report.imported(module, name);
	if (doors.test(name)) {
		report.add(
			'dangerous',
			l10n.t(
				'It calls {0}, which loads or downloads files or switches off what protects you.',
				excerpt(path),
			),
		);
		return;
	}
	// Modules of Keras hold those that they import.
	const { level, message } = judgeImport(module, name, false);
	report.add(
		level === 'dangerous' ? level : 'suspicious',
		level === 'dangerous'
			? message
			: l10n.t('It names {0}, of which no ordinary model is made.', excerpt(path)),
	);
}

/** A module of Keras by the name that it has in the newest releases. */
function kerasModule(written: string): string {
	return written
		.replace(/^tensorflow\.(?:python\.|_api\.v2\.)?keras(?=\.|$)/, 'keras')
		.replace(/^tf_keras(?=\.|$)/, 'keras')
		.replace(/^keras\.api(?:\._v[12]\.keras)?(?=\.|$)/, 'keras');
}

/** Settings that hold a vocabulary, or the path to a file with one. */
const vocabularies = new Set([
	'vocabulary',
	'merges',
	'proto',
	'vocabulary_file',
	'idf_weights',
	'filepath',
	'file_path',
]);

function judgeText(key: string, text: string, report: Report): void {
	if (/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(text)) {
		report.add(
			'suspicious',
			l10n.t('It names an address that is read when it is loaded: {0}.', excerpt(text)),
		);
	} else if (
		/^(?:\/|~\/|\\\\|[a-z]:[\\/]|\.\.[\\/])./i.test(text) ||
		(vocabularies.has(key) && text !== '')
	) {
		report.add('suspicious', l10n.t('It names a file that is read when it is loaded: {0}.', excerpt(text)));
	}
}

function lastPart(path: string): string {
	return path.slice(path.lastIndexOf('.') + 1);
}
