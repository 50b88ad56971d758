// What Ollama's Modelfiles are made from.
import { readModelfile } from '../formats/modelfile';
import { namedInCommand } from './commandNames';
import { addFound, type Found } from './found';
import { commandSignatures } from './signatures/shell';

const pull = commandSignatures.find(({ command }) => command.join(' ') === 'ollama pull');

/** Collects what `FROM` and `ADAPTER` name; local files are left alone. */
export function findModelfile(text: string, found: Map<number, Found>): void {
	for (const { text: value, span } of readModelfile(text)) {
		const said = /^[.~/]|\.(?:gguf|bin|safetensors)$/i.test(value) ? undefined : namedInCommand(value, pull);
		if (said) {
			const { hub, id, kind } = said;
			addFound(found, {
				hub,
				id,
				kind,
				text: value,
				span,
				role: 'load',
				loads: [
					{
						library: 'ollama',
						call: 'FROM',
						span,
						use: span,
						reads: 'snapshot',
						takesRevision: 'no',
						revision: { state: 'absent' },
						options: {},
						slots: {},
					},
				],
			});
		}
	}
}
