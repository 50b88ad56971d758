import type { LockedModel } from './lock';
import type { LoadPlace } from './lockedLoads';

/** Where a model stands in its lock. `shown`: the lock as it is named. */
export function placeIn({ place }: LockedModel, shown: string): LoadPlace {
	return { path: shown, line: place?.line ?? 1, column: place?.column ?? 1 };
}
