import * as l10n from '@vscode/l10n';
import type { ResolvedLoad } from '../finding';
import type { ModelReference, WorkspacePlace } from '../reference';
import type { Line } from './hoverLines';
import type { Style } from './style';

/** Names a place of the workspace. Unless the caller knows better: the file's own name and the line. */
export type NamePlace = (place: WorkspacePlace) => string;

/** Which function of the project's own has the model loaded, or is given its name, so that the text says no more of it. */
export function handedLine(
	{ handedTo }: ModelReference,
	one: ResolvedLoad | undefined,
	style: Style,
	named: NamePlace = (place) => style.words(placeText(place)),
): Line | undefined {
	if (one) {
		const { call, through } = one.load;
		return (
			through && { mark: ' ', text: l10n.t('Loaded through {0}, in {1}', style.code(call), named(through)) }
		);
	}
	const [first, ...more] = handedTo ?? [];
	if (!first) {
		return undefined;
	}
	if (more.length === 0 && first.defined) {
		return {
			mark: '○',
			text: l10n.t(
				'Handed to {0}, defined in {1}: whether its revision is pinned cannot be told here',
				style.code(first.call),
				named(first.defined),
			),
		};
	}
	return {
		mark: '○',
		text: l10n.t(
			'Handed to {0}: whether its revision is pinned cannot be told here',
			[first, ...more].map(({ call }) => style.code(call)).join(', '),
		),
	};
}

/** `wrapper.py, line 418`: the folders above it are the machine's own. */
export const placeText = ({ path, line }: WorkspacePlace): string =>
	l10n.t('{0}, line {1}', path.slice(path.lastIndexOf('/') + 1), line);
