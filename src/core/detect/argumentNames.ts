// What the argument of a loading call may name, of which kind it is, and why it names nothing.
import type { ReferenceKind, UnknownReason } from '../reference';
import type { Call, Expression } from '../syntax/shapes';
import type { Flow, Origin } from './flow';
import type { Loaded } from './found';
import type { Keywords } from './keywords';
import type { Signature } from './signatures/signature';

/** Why an argument names nothing; undefined when it says that there is none (`model=None`), or is a loaded model. */
export function whyUnknown(
	flow: Flow,
	call: Call,
	value: Expression,
	certain: boolean,
	{ known }: Loaded,
): UnknownReason | undefined {
	// A name that libraries share, from a package that is none of them: `pipeline` of Node's streams.
	if (!certain && /^[^.]/.test(flow.path(call.callee).module ?? '.')) {
		return undefined;
	}
	// What is done when a page is opened (`demo.load(greet)`), how an answer is rated: a function is no model's name.
	const own = value.kind === 'name' ? flow.path(value) : undefined;
	if (own?.local?.kind === 'function' && own.names.length === 1) {
		return undefined;
	}
	const { open, reason } = flow.values(value);
	const loaded = flow.follow(value).some((one) => one.kind === 'call' && known.has(one));
	return (open && !loaded) || reason === 'itself' ? reason : undefined;
}

/** A default inside the argument (`os.environ.get("X", "org/name")`) reaches the load only when nothing else is set. */
export function defaulted(value: Expression, origin: Origin): boolean {
	return value.kind === 'call' && value.span.start !== origin.literal.span.start;
}

/** The literals an argument may be; a list names several, a dictionary may name one (`{ type: 'model', name }`). */
export function namesIn(flow: Flow, value: Expression): { origin: Origin; value: Expression }[] {
	return flow.follow(value).flatMap((one) => {
		if (one.kind === 'list') {
			return one.items.flatMap((item) => flow.values(item).origins.map((origin) => ({ origin, value })));
		}
		if (one.kind === 'dict') {
			const name = one.entries.find((entry) => entry.name === 'name' || entry.name === 'repo')?.value;
			return name ? flow.values(name).origins.map((origin) => ({ origin, value })) : [];
		}
		return flow.values(one).origins.map((origin) => ({ origin, value }));
	});
}

export function kindOf(said: ReferenceKind, row: Signature, keywords: Keywords, flow: Flow): ReferenceKind {
	if (said !== 'model' || (row.kind !== undefined && row.kind !== 'model')) {
		return said !== 'model' ? said : (row.kind ?? 'model');
	}
	for (const { name, value } of keywords.list) {
		// huggingface_hub: repo_type="dataset"; @huggingface/hub: repo: { type: 'dataset', name }.
		const texts =
			name === 'repo_type' || name === 'type'
				? [value]
				: name === 'repo'
					? flow
							.follow(value)
							.flatMap((one) =>
								one.kind === 'dict'
									? one.entries.filter((entry) => entry.name === 'type').map((entry) => entry.value)
									: [],
							)
					: [];
		for (const { text } of texts.flatMap((one) => flow.values(one).origins)) {
			if (text === 'dataset' || text === 'space') {
				return text;
			}
		}
	}
	return 'model';
}
