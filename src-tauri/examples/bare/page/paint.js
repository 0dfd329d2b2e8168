// Two frames, as Hearthside's own page waits: laid out, then drawn.
requestAnimationFrame(() => requestAnimationFrame(() => window.__TAURI_INTERNALS__.invoke('window_painted')));
