// For tests, which are checked; the scripts themselves are plain JavaScript.
export function shrinkPng(png: Buffer): Buffer;
export function readPng(png: Buffer): {
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint32Array;
};
