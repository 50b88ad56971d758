import type { TeamFiles } from '../../../../src/core/decide/session/doors';

/** A team's files in memory: the texts by their path, and the door to them. */
export function memoryFiles() {
	const texts = new Map<string, string>();
	const door: TeamFiles = {
		read: async (path) => texts.get(path),
		write: async (path, text) => void texts.set(path, text),
		list: async (folder) =>
			[...texts.keys()]
				.filter((path) => path.startsWith(`${folder}/`))
				.map((path) => path.slice(folder.length + 1)),
	};
	return { texts, door };
}
