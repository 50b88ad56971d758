// Variables of the environment that files of the workspace set.
import { readDockerfile } from '../../formats/dockerfile';
import { readDotenv } from '../../formats/dotenv';
import { readYaml } from '../../formats/yaml';
import type { Span } from '../../reference';

/** Where variables are set, what counts most first; examples count where nothing real is kept in the repository. */
export const variableFiles: readonly string[] = [
	'.env',
	'.env.local',
	'.env.development',
	'.env.production',
	'compose.yaml',
	'compose.yml',
	'docker-compose.yaml',
	'docker-compose.yml',
	'Dockerfile',
	'.env.example',
	'.env.sample',
	'.env.template',
];

/** A variable and where its value is written. */
export interface Variable {
	readonly name: string;
	readonly text: string;
	readonly span: Span;
}

/** The variables with a plain value that a file of that name sets. */
export function variablesIn(path: string, text: string): Variable[] {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const found = name.startsWith('.env')
		? readDotenv(text).map(({ name, value }) => ({ name, text: value.text, span: value.span }))
		: name === 'Dockerfile'
			? readDockerfile(text).variables.map(({ name, value }) => ({
					name,
					text: value.text,
					span: value.span,
				}))
			: composed(text);
	return found.filter((one) => one.text !== '' && one.text.length <= 400 && !one.text.includes('$'));
}

/** `environment:` of the services, as a mapping and as a list of `NAME=value`. */
function composed(text: string): Variable[] {
	let groups: ReturnType<typeof readYaml>['groups'];
	try {
		groups = readYaml(text).groups;
	} catch {
		// Nested so deeply that its parser runs out of stack: nothing is known of it.
		return [];
	}
	return groups
		.filter((group) => group.name === 'environment')
		.flatMap(({ entries, list }) =>
			entries.flatMap(({ name, value, content, block }): Variable[] => {
				if (typeof value !== 'string' || block) {
					return [];
				}
				if (!list) {
					return [{ name, text: value, span: content }];
				}
				const equals = value.indexOf('=');
				const raw = text.slice(content.start, content.end);
				return equals > 0 && raw === value
					? [
							{
								name: value.slice(0, equals),
								text: value.slice(equals + 1),
								span: { start: content.start + equals + 1, end: content.end },
							},
						]
					: [];
			}),
		);
}
