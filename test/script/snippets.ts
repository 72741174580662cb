/** What the pages show for containers and pipelines. */
import { readdirSync } from "node:fs";
import { expect } from "chai";
import { parseDocument } from "yaml";
import { blocksOf, checkout, documents, placeOf, textOf } from "../support/docs.js";

/** YAML of a page or of the repository itself. */
export interface Yaml {
  readonly place: string;
  readonly text: string;
}

export function yamlShown(): readonly Yaml[] {
  const files = readdirSync(checkout, { recursive: true, encoding: "utf8" })
    .filter((file) => /^(?:examples|\.github)[\\/].*\.ya?ml$/.test(file) && !file.includes("node_modules"))
    .map((file) => ({ place: file, text: textOf(file) }));
  return [...inPages(), ...files];
}

function inPages(): readonly Yaml[] {
  return documents()
    .flatMap(blocksOf)
    .filter(({ info }) => /^ya?ml$/.test(info))
    .map((block) => ({ place: placeOf(block), text: block.code }));
}

/** A command of words, or a script of a shell. */
export type Command = readonly string[] | string;

type Tree = Readonly<Record<string, unknown>>;

/**
 * The commands in it, once it has the shape that its reader asks for: GitHub, GitLab, Compose or Kubernetes.
 * @throws where it is no YAML, has another shape, or is for another reader
 */
export function commandsOf({ place, text }: Yaml): readonly Command[] {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings].map(String), place).to.deep.equal([]);
  const tree = document.toJS() as Tree;
  if (tree.jobs !== undefined) return inWorkflow(tree);
  if (tree.services !== undefined) return inCompose(tree.services as Record<string, Tree>);
  if (tree.kind === "Job") return inJob(tree);
  if (tree.initContainers !== undefined) return inContainers(tree.initContainers);
  return Object.values(tree as Record<string, Tree>).flatMap(inPipelineJob);
}

function inWorkflow({ on, jobs }: Tree): readonly Command[] {
  expect(on, "a workflow says when it runs").not.to.equal(undefined);
  return Object.values(jobs as Record<string, Tree>).flatMap((job) => {
    expect(job["runs-on"]).to.match(/^(?:ubuntu-|\$\{\{)/);
    return (job.steps as Tree[]).flatMap(({ uses, run }) => {
      expect([uses, run].filter((each) => typeof each === "string")).to.have.length(1);
      if (typeof uses === "string") expect(uses).to.match(/^[\w-]+\/[\w-]+@v\d+$/);
      return typeof run === "string" ? [run] : [];
    });
  });
}

function inPipelineJob({ image, script }: Tree): readonly Command[] {
  expect(image).to.be.a("string");
  expect(script).to.be.an("array").that.is.not.empty;
  return (script as unknown[]).map((line) => {
    expect(line).to.be.a("string");
    return line as string;
  });
}

const conditions = ["service_started", "service_healthy", "service_completed_successfully"];

function inCompose(services: Readonly<Record<string, Tree>>): readonly Command[] {
  return Object.values(services).flatMap((service) => {
    expect(service.image).to.be.a("string");
    for (const [other, { condition }] of Object.entries((service.depends_on ?? {}) as Record<string, Tree>)) {
      expect(services).to.have.property(other);
      expect(condition).to.be.oneOf(conditions);
      if (condition === "service_healthy") expect(services[other]?.healthcheck).to.have.property("test");
    }
    const command = [service.entrypoint ?? [], service.command ?? []].flat();
    return command.length === 0 ? [] : [words(command)];
  });
}

function inJob({ apiVersion, metadata, spec }: Tree): readonly Command[] {
  expect(apiVersion).to.equal("batch/v1");
  expect((metadata as Tree).name).to.match(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
  const { restartPolicy, containers } = ((spec as Tree).template as Tree).spec as Tree;
  expect(restartPolicy).to.be.oneOf(["Never", "OnFailure"]);
  return inContainers(containers);
}

function inContainers(containers: unknown): readonly Command[] {
  expect(containers).to.be.an("array").that.is.not.empty;
  return (containers as Tree[]).map(({ name, image, command }) => {
    expect(name).to.match(/^[a-z0-9-]+$/);
    expect(image).to.be.a("string");
    return words(command);
  });
}

function words(command: unknown): readonly string[] {
  expect(command).to.be.an("array").that.is.not.empty;
  for (const word of command as unknown[]) expect(word).to.be.a("string");
  return command as string[];
}

/** What the pages give to `schemix` in YAML, each once. */
export function argumentsShown(): readonly (readonly string[])[] {
  const commands = inPages().flatMap(commandsOf).map(argumentsOf);
  const lines = new Set(commands.map((args) => args?.join(" ")));
  return [...lines].flatMap((line) => (line === undefined ? [] : [line.split(" ")]));
}

/** The arguments of `schemix` in a command that calls it. */
function argumentsOf(command: Command): readonly string[] | undefined {
  const [first, second, ...rest] = typeof command === "string" ? command.split(" ") : command;
  if (first === "node_modules/.bin/schemix") return second === undefined ? rest : [second, ...rest];
  return first === "npx" && second === "schemix" ? rest : undefined;
}
