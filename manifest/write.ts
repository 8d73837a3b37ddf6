import { writeFile } from 'node:fs/promises';
import { manifestYaml } from './yaml.ts';

await writeFile(new URL('../slack-app.yml', import.meta.url), manifestYaml());
