// Libraries that a test replaces by something of its own: what is loaded from those is never asked of a hub.
import type { CalleePath } from './flow';

const replaced =
	/\bsys\.modules\[\s{0,20}["']([A-Za-z_]\w{0,60})["']\s{0,20}\]\s{0,20}=(?!=)|\bsetitem\(\s{0,40}sys\.modules\s{0,20},\s{0,40}["']([A-Za-z_]\w{0,60})["']/g;

/** Whether a call is one of a package that `text` replaces: `sys.modules["transformers"] = fake`, `setitem(sys.modules, …)`. */
export function standIns(text: string): (path: CalleePath) => boolean {
	const packages = new Set(Array.from(text.matchAll(replaced), ([, set, patched]) => set ?? patched));
	return packages.size === 0
		? () => false
		: ({ module }) => module !== undefined && packages.has(module.split('.')[0]);
}
