/** Appearance of the cards: a Teams theme, a narrow side panel, or a client without extensions. */
export interface Look {
  readonly name: 'light' | 'dark' | 'narrow' | 'fallback';
  /** Card width in pixels. */
  readonly width: number;
  readonly background: string;
  /** HostConfig of the renderer. */
  readonly hostConfig: object;
}

interface Shades {
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly fills: Readonly<Record<ContainerStyle, string>>;
}

type ContainerStyle = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

const LIGHT: Shades = {
  text: '#242424',
  subtle: '#616161',
  accent: '#4f52b2',
  good: '#237b4b',
  warning: '#835c00',
  attention: '#b10e1c',
  fills: {
    default: '#ffffff',
    emphasis: '#f0f0f0',
    accent: '#e8ebfa',
    good: '#dff2e3',
    warning: '#fbf0cf',
    attention: '#fce4e6',
  },
};

const DARK: Shades = {
  text: '#ffffff',
  subtle: '#adadad',
  accent: '#9299f7',
  good: '#92c353',
  warning: '#f8d22a',
  attention: '#f1707b',
  fills: {
    default: '#292929',
    emphasis: '#3d3d3d',
    accent: '#2f2f4a',
    good: '#25402f',
    warning: '#4a3d10',
    attention: '#5a2a2f',
  },
};

export const LOOKS: readonly Look[] = [
  { name: 'light', width: 560, background: '#ebebeb', hostConfig: hostConfig(LIGHT) },
  { name: 'dark', width: 560, background: '#141414', hostConfig: hostConfig(DARK) },
  { name: 'narrow', width: 320, background: '#ebebeb', hostConfig: hostConfig(LIGHT) },
  // Shows the fallbacks of Teams' elements.
  { name: 'fallback', width: 560, background: '#ebebeb', hostConfig: hostConfig(LIGHT) },
];

function hostConfig(shades: Shades): object {
  const styles = Object.entries(shades.fills).map(([name, fill]) => [
    name,
    { backgroundColor: fill, foregroundColors: foregrounds(shades) },
  ]);
  return {
    fontFamily: "'Segoe UI', 'Noto Sans', 'Open Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: {
      small: 4,
      default: 12,
      medium: 16,
      large: 20,
      extraLarge: 24,
      padding: 16,
    },
    separator: { lineThickness: 1, lineColor: shades.fills.emphasis },
    supportsInteractivity: true,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    containerStyles: Object.fromEntries(styles) as object,
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, spacing: 10 },
    inputs: { label: { requiredInputs: { suffix: ' *' } } },
  };
}

function foregrounds({ text, subtle, accent, good, warning, attention }: Shades): object {
  const shade = (color: string) => ({ default: color, subtle: color === text ? subtle : color });
  return {
    default: shade(text),
    accent: shade(accent),
    good: shade(good),
    warning: shade(warning),
    attention: shade(attention),
  };
}
