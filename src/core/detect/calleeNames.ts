// Calls whose callee is the model's name: `resnet50(weights=…)`, `WAV2VEC2_BASE.get_model()`, `en_core_web_sm.load()`.
import type { Span } from '../reference';
import type { Call, Expression, Outline } from '../syntax/shapes';
import type { Flow } from './flow';
import type { ArgumentAt, Signature } from './signatures/signature';

/** The model that a callee names. */
export interface CalleeName {
	readonly id: string;
	/** Where the name is written; an alias stands for it. */
	readonly span: Span;
}

/** The name of the row's catalogue that the callee of `call` stands for. */
export function namedByCallee(
	{ text }: Outline,
	flow: Flow,
	{ callee }: Call,
	{ calleeNames, catalogue }: Signature,
): CalleeName | undefined {
	const path = flow.path(callee);
	const object = callee.kind === 'member' ? callee.object : undefined;
	const id =
		calleeNames === 'module'
			? path.names.length === 1
				? path.module
				: undefined
			: path.names.at(calleeNames === 'object' ? -2 : -1);
	const holder = calleeNames === 'itself' ? callee : object;
	if (id === undefined || holder === undefined || !catalogue?.(id)) {
		return undefined;
	}
	// `bundle = torchaudio.pipelines.HUBERT_BASE` some lines above its use: the name stands there.
	const [written = holder] = flow.follow(holder).filter((one) => endsIn(text, one, id));
	const { span } = written;
	return endsIn(text, { ...holder, span }, id)
		? { id, span: { start: span.end - id.length, end: span.end } }
		: { id, span: holder.span };
}

const endsIn = (text: string, { span }: Expression, name: string): boolean =>
	text.slice(Math.max(span.start, span.end - name.length), span.end) === name;

/** Whether the argument at `at` is given, and may be something else than false or None. */
export function isAsked(flow: Flow, call: Call, at: ArgumentAt): boolean {
	const named = call.arguments.filter((one) => one.name !== undefined && at.keys?.includes(one.name));
	const placed = call.arguments.filter((one) => one.name === undefined && !one.spread);
	const given = named.length > 0 ? named : at.at === undefined ? [] : placed.slice(at.at, at.at + 1);
	return given.some(({ value }) => {
		const { origins, literals, open } = flow.values(value);
		return open || origins.length > 0 || literals.some((one) => one !== false && one !== null && one !== 0);
	});
}
