import * as l10n from '@vscode/l10n';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Pair, parseAllDocuments } from 'yaml';
import { nestsTooDeeply } from '../../formats/yamlNesting';
import { holdsTooMuch, mostHeld } from '../budget';
import type { WeightFormat } from '../format';
import { nameOf } from '../reader';
import { excerpt, type Report } from '../report';
import { anyClass, reportImport } from './remoteCode';

/** What a character may take in memory as part of a tree: an estimate from above. */
const bytesEach = 24;

/**
 * Settings in YAML, as archives of NeMo have them: what they tell Python to import and call. A YAML file that no
 * archive holds is judged only where it is named.
 */
export const yamlFile: WeightFormat = {
	id: 'yaml',
	recognises: (_head, file) => /\.ya?ml$/i.test(nameOf(file.path)),
	async judge({ file, report, budget }) {
		if (file.size * bytesEach > mostHeld) {
			throw holdsTooMuch();
		}
		budget.hold(file.size * bytesEach);
		budget.step(file.size);
		const text = decoded(await file.read(0, file.size));
		if (text === undefined || nestsTooDeeply(text) || !reportYaml(text, report)) {
			report.add('suspicious', l10n.t('It could not be read as YAML.'));
		}
		budget.release(file.size * bytesEach);
		return {};
	},
};

/** Python's reader takes UTF-8 and, behind its mark, UTF-16. */
function decoded(bytes: Uint8Array): string | undefined {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * What NeMo and SpeechBrain build their own models of: classes, the functions that their models name, and names without
 * a module, which NeMo looks up itself.
 */
const usual = new RegExp(
	[
		String.raw`^(?:nemo\.(?:collections|core|lightning)|nemo_text_processing|megatron\.core|pytorch_lightning`,
		String.raw`|lightning|speechbrain|sentencepiece|torchmetrics|torch\.(?:nn|optim))\.(?:\w+\.)*_{0,2}[A-Z]\w*$`,
		String.raw`|^torch\.manual_seed$|^speechbrain\.nnet\.losses\.\w+$`,
		String.raw`|^nemo\.collections\.asr\.modules\.transformer\.get_nemo_transformer$|^[A-Z]\w*$`,
	].join(''),
);
/** Of PyYAML's own tags, those that make plain values. */
const plain = /^(?:none|bool|str|unicode|bytes|int|long|float|complex|list|tuple|dict)$/;
/** Of HyperPyYAML, in which SpeechBrain keeps its settings: what they name is found, and mostly called, on reading. */
const hyper = /^!(?:new|name|module|apply|applyref):(.*)$/s;
const python = /^(?:tag:yaml\.org,2002:|!{1,2})python\/(.*)$/s;

/** Of one name. */
const mostMeant = 100;

/** Reports what a YAML text has imported; false where it is broken. */
function reportYaml(text: string, report: Report): boolean {
	const documents = parseAllDocuments(text, {
		strict: false,
		uniqueKeys: false,
		logLevel: 'silent',
		prettyErrors: false,
	});
	let sound = true;
	const waiting: unknown[] = [];
	for (const document of Array.isArray(documents) ? documents : []) {
		sound &&= document.errors.length === 0;
		waiting.push(document.contents);
	}
	const pairs: Pair[] = [];
	/** Texts by the names that aliases know them by; the same name may be given again. */
	const anchors = new Map<string, string[]>();
	while (waiting.length > 0) {
		const node = waiting.pop();
		if (isPair(node)) {
			pairs.push(node);
			waiting.push(node.key, node.value);
		} else if (isNode(node)) {
			const { tag = '', anchor } = node as { readonly tag?: string; readonly anchor?: string };
			reportTag(tag, report);
			if (anchor !== undefined && isScalar(node) && typeof node.value === 'string') {
				anchors.set(anchor, [...(anchors.get(anchor) ?? []), node.value].slice(0, mostMeant));
			}
			for (const item of isMap(node) || isSeq(node) ? node.items : []) {
				waiting.push(item);
			}
		}
	}
	const textsOf = (node: unknown): readonly unknown[] =>
		isAlias(node) ? (anchors.get(node.source) ?? []) : isScalar(node) ? [node.value] : [];
	for (const { key, value } of pairs) {
		const keys = textsOf(key);
		for (const target of keys.includes('_target_') || keys.includes('class_path') ? textsOf(value) : []) {
			if (typeof target === 'string') {
				reportImport(target.trim(), report, keys.includes('_target_') ? usual : anyClass);
			}
		}
	}
	return sound;
}

/** `!!python/object/apply:os.system` and `!apply:os.system` call what they name while the text is read. */
function reportTag(tag: string, report: Report): void {
	const built = hyper.exec(tag)?.[1];
	if (built !== undefined) {
		reportImport(built.trim(), report, usual);
		return;
	}
	const kind = python.exec(tag)?.[1];
	if (kind === undefined || plain.test(kind)) {
		return;
	}
	const name = /^[\w/]{1,40}:(.*)$/s.exec(kind)?.[1] ?? '';
	reportImport(name, report, /^$/);
	report.add('suspicious', l10n.t('Reading it with Python can run code: it has the tag {0}.', excerpt(tag)));
}
