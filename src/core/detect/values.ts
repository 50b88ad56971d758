// The texts and literals that an expression may be, once its names were followed.
import { append } from '../lists';
import type { UnknownReason } from '../reference';
import type { Expression, StringLiteral, Template } from '../syntax/shapes';
import type { CalleePath } from './calleePath';
import type { Written } from './workspace/neighbours';

/** One text that an expression may have, and the literal that it was written as. */
export interface Origin {
	readonly text: string;
	readonly literal: StringLiteral | Template;
	/** The literal stands in another file of the workspace. */
	readonly file?: Written;
}

/** What an expression may be. `open`: it may also be something that cannot be read here. */
export interface Values {
	readonly origins: readonly Origin[];
	/** Booleans, numbers and nulls that it may be. */
	readonly literals: readonly (boolean | number | null)[];
	readonly open: boolean;
	/** Why it is open, or why there is no value at all. */
	readonly reason?: UnknownReason;
}

/** What of a file's flow is needed to tell values. */
export interface Following {
	follow(expression: Expression): readonly Expression[];
	path(callee: Expression): CalleePath;
	fileOf(expression: Expression): Written | undefined;
}

/** Templates within templates are filled in so deep. */
const deepestTemplate = 12;

export function valuesBy({ follow, path, fileOf }: Following): (expression: Expression) => Values {
	function values(expression: Expression): Values {
		const origins: Origin[] = [];
		const literals: (boolean | number | null)[] = [];
		const reasons: UnknownReason[] = [];
		const found = follow(expression);
		for (const one of found) {
			const file = fileOf(one);
			const place = file ? { file } : {};
			if (one.kind === 'string') {
				origins.push({ text: one.value, literal: one, ...place });
			} else if (one.kind === 'literal') {
				literals.push(one.value);
			} else if (one.kind === 'template') {
				const plain = schemed(one);
				const texts = plain ? [] : rendered(one, 0, new Map());
				if (texts === undefined || (plain === undefined && hasOpenPart(one, 0, new Set()))) {
					reasons.push('parts');
				}
				append(origins, plain ?? []);
				append(
					origins,
					(texts ?? []).map((text) => ({ text, literal: one, ...place })),
				);
			} else {
				reasons.push(
					one.kind === 'unknown'
						? (one.reason ?? 'expression')
						: one.kind === 'call'
							? file === undefined && isPath(path(one.callee))
								? 'path'
								: 'result'
							: 'expression',
				);
			}
		}
		const reason = found.length === 0 ? 'itself' : reasons[0];
		return { origins, literals, open: reasons.length > 0, ...(reason ? { reason } : {}) };
	}

	/**
	 * `f"hf-hub:{NAME}"`, `f"hf://{NAME}"`, `f"{NAME}"`: the whole id is written where the name gets it; undefined when it
	 * is not that plain.
	 */
	function schemed({ parts }: Template): readonly Origin[] | undefined {
		const [ahead, ...rest] = parts;
		const [scheme, [name, ...more]] = ahead?.kind === 'string' ? [ahead.value, rest] : ['', parts];
		if (!name || more.length > 0 || !/^(?:hf[-_]?(?:hub)?:(?:\/\/)?)?$/.test(scheme)) {
			return undefined;
		}
		const texts = follow(name).flatMap((one) => (one.kind === 'string' ? [one] : []));
		// What is written in no more than a hole is the name's own text, whatever that is.
		return texts.length > 0 && texts.every(({ value }) => scheme === '' || /^[\w.-]+\/[\w.-]+$/.test(value))
			? texts.map((literal) => {
					const file = fileOf(literal);
					return { text: scheme + literal.value, literal, ...(file ? { file } : {}) };
				})
			: undefined;
	}

	/** Whether a part may also be something that is not known: `"org/name" + (size if given else "")`. */
	function hasOpenPart(template: Template, depth: number, seen: Set<Template>): boolean {
		seen.add(template);
		return template.parts.some((part) =>
			(depth > deepestTemplate ? [] : follow(part)).some((one) =>
				one.kind === 'template'
					? !seen.has(one) && hasOpenPart(one, depth + 1, seen)
					: one.kind !== 'string' && one.kind !== 'literal',
			),
		);
	}

	/**
	 * The texts a template may have, or undefined when a part is not known.
	 * @param known Those of templates that were asked for on the way: a text that is added to in ten places is made of itself
	 * in each, and has no end.
	 */
	function rendered(
		template: Template,
		depth: number,
		known: Map<Template, string[] | undefined>,
	): string[] | undefined {
		if (known.has(template)) {
			return known.get(template);
		}
		known.set(template, undefined);
		let texts = [''];
		for (const part of template.parts) {
			const parts: string[] = [];
			for (const one of depth > deepestTemplate ? [] : follow(part)) {
				if (one.kind === 'string') {
					parts.push(one.value);
				} else if (one.kind === 'template') {
					append(parts, rendered(one, depth + 1, known) ?? []);
				} else if (one.kind === 'literal' && typeof one.value === 'number') {
					parts.push(String(one.value));
				}
			}
			texts = texts.flatMap((text) => parts.map((more) => text + more)).slice(0, 16);
		}
		const all = texts.length > 0 ? texts : undefined;
		known.set(template, all);
		return all;
	}

	return values;
}

/** `os.path.join(…)`, `Path(…)`, `path.resolve(…)`, a temporary folder. */
function isPath({ names }: CalleePath): boolean {
	const [last = '', holder = ''] = names.slice(-2).reverse();
	return (
		(holder === 'path' && /^(?:join|resolve|abspath|dirname)$/.test(last)) ||
		/^(?:Path|TemporaryDirectory|mkdtemp)$/.test(last)
	);
}
