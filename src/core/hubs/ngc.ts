import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** NVIDIA NGC, whose catalogue asks for a key. */
export function createNgc(): Hub {
	return createUnsupported('ngc', ngcPage);
}

/** `nvidia/tao/peoplenet` at `pruned_v2.3` is a model of the team `tao`; `nvidia/megatron` has no team. */
function ngcPage(id: string, version?: string): string | undefined {
	const parts = toSegments(id);
	const [org, team, name = team] = parts ?? [];
	if (!parts || parts.length < 2 || parts.length > 3) {
		return undefined;
	}
	const at = version === undefined ? undefined : toSegments(version)?.[0];
	const within = parts.length === 3 ? `/teams/${team}` : '';
	return `https://catalog.ngc.nvidia.com/orgs/${org}${within}/models/${name}${at ? `?version=${at}` : ''}`;
}
