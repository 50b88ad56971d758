import { inMocha } from '../inMocha';

/** The entry that the extension host loads. */
export function run(): Promise<void> {
	return inMocha(async () => {
		await import('./findings.test');
	});
}
