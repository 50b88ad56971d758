// Calls that name no model, but that rules look at.
import type { Argument as Given, Slot, Span, WatchedCall } from '../reference';
import type { Call, Outline } from '../syntax/shapes';
import type { Flow } from './flow';
import { folderLike } from './folderNames';
import { argumentsAt, given, type Keywords, keywordsOf, saying } from './keywords';
import { calleeOf } from './loadOf';
import { openedFiles } from './openedFiles';
import { lastName } from './parts';
import { signatureTable } from './signatures/match';
import { type Watched, watchedInJavascript, watchedInPython } from './signatures/watched';
import { keywordSlot } from './slots';

const tables = {
	python: signatureTable(watchedInPython),
	javascript: signatureTable(watchedInJavascript),
};

/** The last names of watched calls; `obj.other()` needs no look at where `obj` is from. */
const lastNames = new Set(
	[...watchedInPython, ...watchedInJavascript].map(({ call }) => call.split('.').at(-1)),
);

/** The watched calls of a program, in the order of the text. Only what is certainly the library's own is watched. */
export function findWatched(outline: Outline, flow: Flow): readonly WatchedCall[] {
	const table = tables[outline.notation === 'python' ? 'python' : 'javascript'];
	const found: WatchedCall[] = [];
	const opened = openedFiles(outline, flow);
	for (const call of outline.calls) {
		const { callee } = call;
		if (callee.kind === 'name' || (callee.kind === 'member' && lastNames.has(lastName(callee)))) {
			const path = flow.called(callee);
			const matched = table.match(path);
			const isOther = ({ paths }: Watched) =>
				paths?.includes([path.module, ...path.names].join('.')) === false;
			const one = matched && !isOther(matched.row) && readCall(outline, flow, call, matched.row);
			if (one) {
				const { own, objects } = matched.row.opensFile ? opened(call) : { own: false, objects: false };
				found.push({ ...one, ...(own ? { ownFile: true } : {}), ...(objects ? { holdsObjects: true } : {}) });
			}
		}
	}
	return found.sort((a, b) => a.span.start - b.span.start);
}

function readCall(outline: Outline, flow: Flow, call: Call, row: Watched): WatchedCall | undefined {
	const keywords = keywordsOf(call, row, flow);
	const names: Record<string, Span> = {};
	for (const { name, span } of call.arguments) {
		if (name !== undefined && name in row.arguments) {
			names[name] = { start: span.start, end: span.start + name.length };
		}
	}
	const path = row.arguments.path && argument(call, keywords, 'path', row, flow);
	const folder = path?.state === 'known' && typeof path.value === 'string' && folderLike(path.value);
	if (row.needs && !folder && !row.needs.some((name) => name in names)) {
		return undefined;
	}
	const slots: Record<string, Slot> = {};
	for (const name of new Set([...(row.settable ?? []), ...Object.keys(names)])) {
		// An argument that is given by its position would be given twice.
		const at = row.arguments[name] ?? {};
		const placed = !(name in names) && argumentsAt(call, keywords, at, row).length > 0;
		const slot = placed ? undefined : keywordSlot(outline.text, call, name);
		if (slot) {
			slots[name] = slot;
		}
	}
	return {
		watch: row.watch,
		library: row.library,
		call: calleeOf(outline, call),
		span: call.span,
		callee: call.callee.span,
		arguments: Object.fromEntries(
			Object.keys(row.arguments).map((name) => [name, argument(call, keywords, name, row, flow)]),
		),
		slots: row.keysAt === undefined ? slots : modelSlot(outline, call),
		keywords: names,
	};
}

function argument(call: Call, keywords: Keywords, name: string, row: Watched, flow: Flow): Given {
	const at = row.arguments[name] ?? {};
	// The options of JavaScript are an argument of their own here.
	const placed = argumentsAt(call, keywords, at, {}).at(-1);
	if (placed) {
		return saying(placed, flow);
	}
	const spread = at.at === undefined ? undefined : call.arguments.find((one) => one.spread === 'list');
	// With `*args` it is not known which argument is the first.
	return spread
		? { state: 'unknown', span: spread.span, reason: '' }
		: given(keywords, at.keys?.[0] ?? name, flow);
}

/** JavaScript has its model as the second argument: behind the only one. */
function modelSlot({ text }: Outline, call: Call): Record<string, Slot> {
	const [task, model] = call.arguments;
	if (!task || task.spread || model?.spread) {
		return {};
	}
	const at = task.span.end;
	const slot: Slot = model
		? { span: model.span, before: '', after: '', notation: 'javascript' }
		: { span: { start: at, end: at }, before: ', ', after: '', notation: 'javascript' };
	return model && !/^(?:null|undefined)$/.test(text.slice(model.span.start, model.span.end))
		? {}
		: { model: slot };
}
