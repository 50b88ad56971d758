// setup.cfg of setuptools: `install_requires` and `[options.extras_require]`.
import { readRequirement } from './requirement';
import { mostDeclared, type ProjectReader, type Stated } from './stated';

export const readSetupCfg: ProjectReader = ({ path, text }) => {
	const found: Stated[] = [];
	let section = '';
	let key = '';
	for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
		const header = /^\[([^\]]{1,200})\]/.exec(line);
		if (header) {
			section = header[1] ?? '';
			key = '';
			continue;
		}
		const [, name, first] = /^([\w.-]{1,200})\s{0,20}[=:](.*)$/.exec(line) ?? [];
		key = name ?? key;
		const required =
			(section === 'options' && key === 'install_requires') || section === 'options.extras_require';
		// The value begins behind the key, and goes on in lines with blanks before them.
		const value = first ?? (/^\s/.test(line) ? line : '');
		const one = required ? readRequirement(value, path, index + 1) : undefined;
		if (one && found.length < mostDeclared) {
			found.push(one);
		}
	}
	return found;
};
