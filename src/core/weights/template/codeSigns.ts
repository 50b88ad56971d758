import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import type { TemplateFinding } from './attributes';
import { unescaped } from './escapes';
import { isForbidden } from './forbiddenNames';

const attribute = /\.\s{0,100}(\w{1,200})/g;

/**
 * What can be told of a template that does not parse: names in its code that lead out of it. Jinja may read more than
 * our parser, so an unreadable template is never clean.
 */
export function* codeSigns(source: string): Iterable<TemplateFinding> {
	const { bare, texts } = codeOf(source.slice(0, 1_000_000));
	const names = [...bare.matchAll(attribute)].map(([, name]) => name ?? '');
	// A text counts when it is such a name itself: one that merely holds underscores is only printed.
	const found = [...names, ...texts.map(unescaped).filter((text) => /^__\w+__$/.test(text))].find(
		isForbidden,
	);
	if (found !== undefined) {
		yield {
			level: 'dangerous',
			message: l10n.t(
				'It reads "{0}", which leads out of the template to running Python code.',
				excerpt(found),
			),
		};
	}
}

/** The code between `{{ }}` and `{% %}`, its texts taken out; without what stands around it and comments. */
function codeOf(source: string): { readonly bare: string; readonly texts: readonly string[] } {
	const texts: string[] = [];
	const bare: string[] = [];
	let at = 0;
	while (at < source.length) {
		const open = source.indexOf('{', at);
		const kind = open < 0 ? '' : source[open + 1];
		if (open < 0) {
			break;
		}
		if (kind === '#') {
			const end = source.indexOf('#}', open + 2);
			at = end < 0 ? source.length : end + 2;
			continue;
		}
		const close = kind === '%' ? rawEnd(source, open) : undefined;
		if (close !== undefined) {
			at = close;
			continue;
		}
		at = open + (kind === '{' || kind === '%' ? 2 : 1);
		if (at === open + 1) {
			continue;
		}
		let start = at;
		while (at < source.length && !(source[at + 1] === '}' && (source[at] === '}' || source[at] === '%'))) {
			const sign = source[at];
			at += 1;
			if (sign === "'" || sign === '"') {
				bare.push(source.slice(start, at - 1));
				start = at;
				while (at < source.length && source[at] !== sign) {
					at += source[at] === '\\' ? 2 : 1;
				}
				texts.push(source.slice(start, Math.min(at, start + 2000)));
				at += 1;
				start = at;
			}
		}
		bare.push(source.slice(start, at), ' ');
		at += 2;
	}
	return { bare: bare.join(' '), texts };
}

/** Where a block ends that is printed as it stands; undefined when none begins here. */
function rawEnd(source: string, open: number): number | undefined {
	if (!/^\{%[-+]?\s*raw\s*[-+]?%\}/.test(source.slice(open, open + 100))) {
		return undefined;
	}
	const end = /\{%[-+]?\s{0,50}endraw\s{0,50}[-+]?%\}/g;
	end.lastIndex = open;
	return end.test(source) ? end.lastIndex : source.length;
}
