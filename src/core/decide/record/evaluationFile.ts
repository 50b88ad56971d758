import * as l10n from '@vscode/l10n';
import { isFields, parseJson } from '../../hubs/readers';
import { hubIds } from '../../reference';
import { jsonText } from '../../report/lines';
import type { Evaluation } from '../evaluation';
import { shown } from '../screen/shown';

/** Results of a file, or what is wrong with it, with the cure. */
export interface ReadEvaluations {
	readonly evaluations: readonly Evaluation[];
	readonly faults: readonly string[];
}

const mostResults = 1000;

/**
 * Reads a file of results: one object, or a list of them. What is sound is used; each fault names the file, the entry
 * and what is to be written there. `path`: as messages name it.
 */
export function readEvaluations(text: string, path: string): ReadEvaluations {
	const value = text.length > 2_000_000 ? undefined : parseJson(text);
	const entries = Array.isArray(value) ? value : value === undefined ? undefined : [value];
	if (!entries) {
		return {
			evaluations: [],
			faults: [l10n.t('{0}: This is not JSON. Results are one object, or a list of them.', path)],
		};
	}
	const evaluations: Evaluation[] = [];
	const faults: string[] = [];
	entries.slice(0, mostResults).forEach((entry: unknown, at) => {
		const read = readOne(entry);
		if (typeof read === 'string') {
			faults.push(
				entries.length > 1 ? l10n.t('{0}, entry {1}: {2}', path, at + 1, read) : `${path}: ${read}`,
			);
		} else {
			evaluations.push({ ...read, path });
		}
	});
	if (entries.length > mostResults) {
		faults.push(l10n.t('{0}: Only the first {1} results are read.', path, mostResults));
	}
	return { evaluations, faults: faults.slice(0, 20) };
}

function readOne(entry: unknown): Omit<Evaluation, 'path'> | string {
	if (!isFields(entry)) {
		return l10n.t('A result is an object: {0}.', '{ "id": "org/name", "metric": "accuracy", "value": 0.91 }');
	}
	const {
		version = 1,
		hub = 'huggingface',
		id,
		metric,
		value,
		commit,
		latency,
		memory,
		hardware,
		at,
	} = entry;
	if (version !== 1) {
		return l10n.t('It was written by a newer Weightwise. Update the extension.');
	}
	const known = hubIds.find((one) => one === hub);
	if (!known) {
		return l10n.t('"hub" has to be one of {0}.', hubIds.join(', '));
	}
	// What no screen shows is no name.
	if (typeof id !== 'string' || shown(id, 200) === '') {
		return l10n.t('"id" has to name the model: "org/name".');
	}
	if (typeof metric !== 'string' || shown(metric) === '') {
		return l10n.t('"metric" has to name what was measured: "accuracy".');
	}
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return l10n.t('"value" has to be a number: 0.91.');
	}
	if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) {
		return l10n.t('"at" has to say when it was measured: "2027-01-31T12:00:00Z".');
	}
	return {
		version: 1,
		hub: known,
		id: shown(id, 200),
		metric: shown(metric),
		value,
		at: new Date(at).toISOString(),
		...(typeof commit === 'string' ? { commit: shown(commit) } : {}),
		...(isAmount(latency) ? { latency } : {}),
		...(isAmount(memory) ? { memory } : {}),
		...(typeof hardware === 'string' ? { hardware: shown(hardware) } : {}),
		...dataOf(entry.data),
	};
}

function isAmount(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function dataOf(data: unknown): Pick<Evaluation, 'data'> {
	if (!isFields(data)) {
		return {};
	}
	const { name, sha256, rows } = data;
	return {
		data: {
			...(typeof name === 'string' ? { name: shown(name) } : {}),
			...(typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256) ? { sha256 } : {}),
			...(isAmount(rows) ? { rows } : {}),
		},
	};
}

/** A result as it is written; its file is named by model, metric and time. */
export function writeEvaluation({ path: _, ...evaluation }: Evaluation): {
	readonly name: string;
	readonly text: string;
} {
	const plain = (text: string) => text.replace(/[^\w.-]+/g, '-').slice(0, 60);
	const name = `${plain(evaluation.id)}.${plain(evaluation.metric)}.${evaluation.at.replace(/[^0-9]/g, '').slice(0, 14)}.json`;
	return { name, text: jsonText(evaluation, '\t') };
}
