// One requirement as pip reads it: `torch[opt]>=2.1,<3 ; python_version > "3.8"`, `name @ https://…`, a wheel's URL.
import { readRange } from './ranges';
import { locked, type Stated, stated } from './stated';

/** Longer lines declare nothing that a person wrote. */
const longestLine = 4_000;

const plain = /^([A-Za-z0-9][\w.-]{0,199})\s*(?:\[[^\]]{0,500}\])?\s*(@|\(|[~=!<>].*|$)(.*)$/;

/** A wheel's name says its package and version: `torch-2.5.1+cu121-cp310-cp310-linux_x86_64.whl`. */
const wheel =
	/(?:^|\/)([A-Za-z0-9][\w.]{0,199})-(\d[\w.!+]{0,99})(?:-\d[\w.]*)?-[\w.]+-[\w.]+-[\w.]+\.whl(?:[#?]|$)/;
const archive = /(?:^|\/)([A-Za-z0-9][\w.-]{0,199}?)-(\d[\w.!+]{0,99})\.(?:tar\.gz|zip)(?:[#?]|$)/;

/**
 * What one requirement declares; undefined for options, paths, and what cannot be read. A URL says the version when it
 * is that of a wheel or an archive; of a repository of code nothing is known but that it is used.
 */
export function readRequirement(written: string, path: string, line: number): Stated | undefined {
	const flat = written.slice(0, longestLine).replace(/\s+/g, ' ').trim();
	const text = withoutMarker(withoutComment(flat));
	if (text === '' || text.startsWith('-')) {
		return undefined;
	}
	const [, name, operator = '', rest = ''] = plain.exec(text) ?? [];
	if (name === undefined) {
		return fromUrl(text, undefined, path, line);
	}
	if (operator === '@') {
		return fromUrl(rest.trim(), name, path, line);
	}
	// An older way to write it: `torch (>=2.1)`.
	const range = operator === '(' ? rest.replace(/\).*$/, '') : operator;
	const said = range.replace(/ --\w.*$/, '');
	return stated(name, said, readRange(said), path, line);
}

/** ` #` begins a comment, and `#egg=` behind a URL does not. */
function withoutComment(text: string): string {
	const at = /(?:^| )#/.exec(text)?.index;
	return at === undefined ? text : text.slice(0, at);
}

/** Behind `;`, and behind a URL ` ;`, stands where the requirement counts; it may count here. */
function withoutMarker(text: string): string {
	const at = /:\/\//.test(text) ? text.indexOf(' ;') : text.indexOf(';');
	return (at === -1 ? text : text.slice(0, at))
		.replace(/ --(?:hash|config-settings|global-option)\b.*$/, '')
		.trim();
}

function fromUrl(url: string, name: string | undefined, path: string, line: number): Stated | undefined {
	const decoded = url.replace(/%2[Bb]/g, '+');
	const file = wheel.exec(decoded) ?? archive.exec(decoded);
	// `https://github.com/org/name/archive/v1.2.zip` has no name before its version.
	if (file?.[1] !== undefined && file[2] !== undefined) {
		return locked(name ?? file[1], file[2], path, line);
	}
	const said = name ?? /[#&]egg=([\w.-]{1,200})/.exec(url)?.[1];
	return said === undefined ? undefined : stated(said, url, [{}], path, line);
}
