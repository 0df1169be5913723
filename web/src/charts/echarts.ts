import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** The parts of ECharts that the dashboard uses. Loaded when the first chart is shown. */
register([BarChart, AriaComponent, GridComponent, SVGRenderer]);

export { init };
