import * as l10n from '@vscode/l10n';
import { printable } from '../printable';

/** One input of a tool. Texts have a limit in characters, numbers are whole and lie between two. */
export type AgentInput = {
	readonly name: string;
	/** For the agent, in English. */
	readonly about: string;
	readonly required?: true;
} & (
	| { readonly kind: 'text'; readonly longest: number; readonly choices?: readonly string[] }
	| { readonly kind: 'number'; readonly least: number; readonly most: number }
	| { readonly kind: 'flag' }
);

/** Inputs that were read: of the kind, and within the limits, that the row says. */
export type Given = ReadonlyMap<string, string | number | boolean>;

/** The inputs, or a sentence that says which one is wrong and what it has to be. */
export type ReadInputs =
	| { readonly state: 'read'; readonly given: Given }
	| { readonly state: 'wrong'; readonly why: string };

/** A JSON schema of the inputs; it allows what `readInputs` allows. */
export function inputSchema(inputs: readonly AgentInput[]) {
	return {
		type: 'object' as const,
		properties: Object.fromEntries(inputs.map((input) => [input.name, schemaOf(input)])),
		required: inputs.filter(({ required }) => required).map(({ name }) => name),
		additionalProperties: false,
	};
}

function schemaOf(input: AgentInput): Record<string, string | number | string[]> {
	const { about: description } = input;
	switch (input.kind) {
		case 'text':
			return {
				type: 'string',
				description,
				maxLength: input.longest,
				...(input.choices ? { enum: [...input.choices] } : {}),
			};
		case 'number':
			return { type: 'integer', description, minimum: input.least, maximum: input.most };
		case 'flag':
			return { type: 'boolean', description };
	}
}

/** Reads what an agent sent: anything at all. An input of no value (`null`) counts as not given. */
export function readInputs(tool: string, inputs: readonly AgentInput[], sent: unknown): ReadInputs {
	if (sent !== undefined && (typeof sent !== 'object' || sent === null || Array.isArray(sent))) {
		return wrong(l10n.t('{0} takes its inputs as an object with {1}.', tool, namesOf(inputs)));
	}
	const fields = new Map(Object.entries(sent ?? {}).filter(([, value]) => value !== null));
	for (const name of fields.keys()) {
		if (!inputs.some((input) => input.name === name)) {
			return wrong(
				l10n.t('{0} has no input {1}; it has {2}.', tool, printable(name).slice(0, 60), namesOf(inputs)),
			);
		}
	}
	const given = new Map<string, string | number | boolean>();
	for (const input of inputs) {
		const value = fields.get(input.name);
		if (value === undefined) {
			if (input.required) {
				return wrong(l10n.t('{0} needs the input {1}.', tool, input.name));
			}
			continue;
		}
		const why = whyWrong(input, value);
		if (why !== undefined) {
			return wrong(why);
		}
		given.set(input.name, value as string | number | boolean);
	}
	return { state: 'read', given };
}

/** Undefined for what the row allows. */
function whyWrong(input: AgentInput, value: unknown): string | undefined {
	const { name } = input;
	switch (input.kind) {
		case 'text':
			if (typeof value !== 'string' || (input.required && value.trim() === '')) {
				return l10n.t('The input {0} has to be a text.', name);
			}
			if (value.length > input.longest) {
				return l10n.t('The input {0} has more than {1} characters.', name, input.longest);
			}
			return input.choices && !input.choices.includes(value)
				? l10n.t('The input {0} has to be one of {1}.', name, input.choices.join(', '))
				: undefined;
		case 'number': {
			const { least, most } = input;
			return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
				? undefined
				: l10n.t('The input {0} has to be a whole number from {1} to {2}.', name, least, most);
		}
		case 'flag':
			return typeof value === 'boolean' ? undefined : l10n.t('The input {0} has to be true or false.', name);
	}
}

const wrong = (why: string): ReadInputs => ({ state: 'wrong', why });

const namesOf = (inputs: readonly AgentInput[]): string => inputs.map(({ name }) => name).join(', ');

/** A text that was given and is not blank. */
export function textIn(given: Given, name: string): string | undefined {
	const value = given.get(name);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
