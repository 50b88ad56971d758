import { stated } from '../stated';
import type { InspectedFile } from '../weights/judgeFile';
import type { InspectedGroup } from './inspected';
import { jsonText } from './lines';

/**
 * `inspect --format json`: one entry a file, in the order of the files. A file without a verdict has `null` in its
 * place and the `reason`; so has a model of which no file could be read, with `file` null too.
 */
export function inspectedToJson(groups: readonly InspectedGroup[]): string {
	return jsonText(
		groups.flatMap(({ model, files, notes, unknown, facts }): object[] => {
			const origin = model
				? stated({ hub: model.hub, model: model.id, revision: model.revision, commit: model.commit })
				: {};
			if (unknown) {
				return [{ ...withoutVerdict, file: null, ...origin, reason: notes.join(' ') }];
			}
			return files.map((file) => ({ ...entryOf(file), ...origin, ...facts }));
		}),
	);
}

const withoutVerdict = {
	file: null,
	format: null,
	verdict: null,
	globals: [],
	findings: [],
	bytesRead: 0,
	requests: 0,
};

function entryOf(file: InspectedFile) {
	const scanners = file.scan ? { scanners: file.scan } : {};
	if (file.state !== 'judged') {
		const { path, reason, state, size } = file;
		return { ...withoutVerdict, file: path, state, reason, ...stated({ size }), ...scanners };
	}
	const { inspection, path, readAt } = file;
	const { format, verdict, globals, findings, bytesRead, requests, ...rest } = inspection;
	return {
		...{ file: path, format, verdict, globals, findings, bytesRead, requests },
		...{ sentence: rest.sentence, loadsWeightsOnly: rest.loadsWeightsOnly, notRead: rest.notRead },
		...stated({ size: rest.size, sha256: rest.sha256 }),
		readAt: new Date(readAt).toISOString(),
		...scanners,
	};
}
