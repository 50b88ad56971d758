import { isRepositoryId } from '../../hubs/addresses';
import { hubIds } from '../../reference';
import type { Stage } from '../attribute';
import type { BackEdge, Candidate, Technique } from '../decision';
import type { Step } from '../steps';
import { needRows } from './needRows';
import type { PanelAct, SearchSort } from './panelAct';

/** Longer texts are not typed into a panel; what a person writes as a reason is cut there. */
const longest = 2000;

type Fields = Readonly<Record<string, unknown>>;

const stages: readonly Stage[] = ['assess', 'select', 'evaluate', 'deploy'];
const backs: readonly BackEdge[] = ['architecture', 'checkpoint', 'technique'];
const techniques: readonly Technique[] = ['as-is', 'transfer-learning', 'quantise', 'distil', 'label'];
const sorts: readonly SearchSort[] = ['fit', 'downloads', 'likes', 'lastModified', 'num_parameters'];
const plain = ['import', 'replaceAll', 'scan', 'write', 'openRecord', 'askAgain', 'about'] as const;

/**
 * Reads what a webview sends, which is not trusted more than any other text: only known acts with values of their types
 * come through, everything else of them is left out. Undefined for what is no act.
 */
export function readAct(message: unknown): PanelAct | undefined {
	if (!isFields(message)) {
		return undefined;
	}
	switch (message.act) {
		case 'step': {
			const step = readStep(message.step);
			return step && { act: 'step', step };
		}
		case 'need': {
			const row = needRows.find(({ need }) => need === message.need);
			const value = textOf(message.value);
			const edit = countOf(message.edit, Number.MAX_SAFE_INTEGER);
			return row && value !== undefined
				? { act: 'need', need: row.need, value, ...(edit === undefined ? {} : { edit }) }
				: undefined;
		}
		case 'confirm': {
			const row = needRows.find(({ need }) => need === message.need);
			return message.need === undefined ? { act: 'confirm' } : row && { act: 'confirm', need: row.need };
		}
		case 'search': {
			const words = textOf(message.words);
			const sort = oneOf(sorts, message.sort);
			const page = countOf(message.page, 4);
			return words !== undefined && sort && page !== undefined
				? { act: 'search', words: words.slice(0, 200), sort, page }
				: undefined;
		}
		case 'addId': {
			const text = textOf(message.text);
			return text === undefined ? undefined : { act: 'addId', text };
		}
		case 'export': {
			const as = oneOf(['markdown', 'csv'] as const, message.as);
			return as && { act: 'export', as };
		}
		case 'conflict': {
			const keep = oneOf(['theirs', 'both'] as const, message.keep);
			return keep && { act: 'conflict', keep };
		}
		case 'measure':
			return readMeasure(message);
		case 'inspect':
		case 'page': {
			const candidate = textOf(message.candidate);
			return candidate === undefined ? undefined : { act: message.act, candidate };
		}
		case 'site': {
			const fix = oneOf(['show', 'pin', 'safetensors', 'replace'] as const, message.fix);
			const at = countOf(message.at, 100_000);
			return fix && at !== undefined ? { act: 'site', at, fix } : undefined;
		}
		default: {
			const act = oneOf(plain, message.act);
			return act && { act };
		}
	}
}

function readMeasure(message: Fields): PanelAct | undefined {
	const metric = textOf(message.metric);
	const value = textOf(message.value);
	if (metric === undefined || value === undefined) {
		return undefined;
	}
	const rest = Object.fromEntries(
		(['latency', 'memory', 'hardware'] as const).flatMap((name) => {
			const text = textOf(message[name]);
			return text === undefined ? [] : [[name, text]];
		}),
	);
	return { act: 'measure', metric, value, ...rest };
}

function readStep(step: unknown): Step | undefined {
	if (!isFields(step)) {
		return undefined;
	}
	const why = textOf(step.why);
	const candidate = textOf(step.candidate);
	switch (step.do) {
		case 'rename': {
			const title = textOf(step.title);
			return title === undefined ? undefined : { do: 'rename', title: title.slice(0, 200) };
		}
		case 'assess': {
			const answer = oneOf(['reuse', 'build'] as const, step.answer);
			return answer && { do: 'assess', answer, ...(why ? { why } : {}) };
		}
		case 'go': {
			const stage = oneOf(stages, step.stage);
			return stage && { do: 'go', stage };
		}
		case 'architecture': {
			const name = textOf(step.name);
			return { do: 'architecture', ...(name ? { name: name.slice(0, 200) } : {}) };
		}
		case 'add': {
			const added = readCandidate(step.candidate);
			return added && { do: 'add', candidate: added };
		}
		case 'drop':
			return candidate === undefined ? undefined : { do: 'drop', candidate, why: why ?? '' };
		case 'restore':
			return candidate === undefined ? undefined : { do: 'restore', candidate };
		case 'evaluate': {
			const technique = oneOf(techniques, step.technique);
			return candidate === undefined
				? undefined
				: { do: 'evaluate', candidate, ...(technique ? { technique } : {}) };
		}
		case 'good':
			return { do: 'good', ...(why ? { why } : {}) };
		case 'poor': {
			const back = oneOf(backs, step.back);
			return back && { do: 'poor', back, why: why ?? '' };
		}
		case 'choose':
			return { do: 'choose', why: why ?? '' };
		default:
			return undefined;
	}
}

function readCandidate(given: unknown): Candidate | undefined {
	if (!isFields(given)) {
		return undefined;
	}
	const hub = oneOf(hubIds, given.hub);
	const id = textOf(given.id);
	const from = oneOf(['code', 'search', 'id'] as const, given.from);
	return hub && from && id !== undefined && isRepositoryId(id) ? { hub, id, from } : undefined;
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value.slice(0, longest) : undefined;
}

function countOf(value: unknown, most: number): number | undefined {
	return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
		? (value as number)
		: undefined;
}

function oneOf<T extends string>(all: readonly T[], value: unknown): T | undefined {
	return all.find((one) => one === value);
}
