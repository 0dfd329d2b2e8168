/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  compilerOptions: {
    runes: true,
    // Styles go to the stylesheet and never into a <style> element: the policy refuses inline styles.
    css: 'external',
  },
};
