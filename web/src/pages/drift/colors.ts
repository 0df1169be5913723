/** From the colour-blind-safe palette of Okabe and Ito, as those of the clusters; both stand out in light and in dark. */
export const REFERENCE_COLOR = '#56b4e9';
export const CURRENT_COLOR = '#e69f00';
export const DRIFTED_COLOR = '#d55e00';
export const CALM_COLOR = '#009e73';
export const ROSE_COLOR = '#009e73';
export const FELL_COLOR = '#d55e00';
export const STAYED_COLOR = '#8c96a3';
