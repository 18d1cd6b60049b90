import { Graph, layout } from "@dagrejs/dagre";
import { keyAt, type ServiceGraph } from "./types.ts";

/** Where everything of a drawn graph lies, in pixels from its upper left corner. */
export interface GraphDrawing {
  width: number;
  height: number;
  /** By their upper left corners. */
  nodes: { key: string; x: number; y: number }[];
  /** From what is needed to what needs it, as the points of a line. */
  edges: { from: string; to: string; isHard: boolean; points: { x: number; y: number }[] }[];
}

/** How large a service is drawn. */
export const NODE_SIZE = { width: 176, height: 44 } as const;
const MARGIN = 8;
const REMEMBERED = 20;

const drawn = new Map<string, GraphDrawing>();

/**
 * Lays a graph out in layers, what is needed before what needs it, by dagre. Takes about half a second for 60 services, so that the last drawings are
 * remembered: services seldom change, and their states are no part of it.
 * @param keys of the services that are drawn, with what lies between them
 */
export function drawGraph(graph: ServiceGraph, keys: readonly string[]): GraphDrawing {
  const wanted = [...new Set(keys)].filter((key) => graph.indexByKey.has(key)).toSorted();
  const isWanted = new Set(wanted);
  const edges = wanted.flatMap((to) => {
    const needs = graph.needs[graph.indexByKey.get(to) ?? -1] ?? [];
    return needs.map(({ to: index, isHard }) => ({ from: keyAt(graph, index), to, isHard })).filter(({ from }) => isWanted.has(from));
  });
  const mark = JSON.stringify([wanted, edges.map(({ from, to, isHard }) => [from, to, isHard])]);
  const known = drawn.get(mark);
  if (known) return known;
  const made = lay(wanted, edges);
  drawn.set(mark, made);
  for (const oldest of [...drawn.keys()].slice(0, -REMEMBERED)) drawn.delete(oldest);
  return made;
}

function lay(keys: string[], edges: Omit<GraphDrawing["edges"][number], "points">[]): GraphDrawing {
  const drawing = new Graph();
  drawing.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 56, marginx: MARGIN, marginy: MARGIN });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const key of keys) drawing.setNode(key, { ...NODE_SIZE });
  for (const { from, to } of edges) drawing.setEdge(from, to);
  layout(drawing);
  const { width = 0, height = 0 } = drawing.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: keys.map((key) => {
      const { x, y } = drawing.node(key) as { x: number; y: number };
      return { key, x: Math.round(x - NODE_SIZE.width / 2), y: Math.round(y - NODE_SIZE.height / 2) };
    }),
    edges: edges.map((edge) => {
      const { points } = drawing.edge(edge.from, edge.to) as { points: { x: number; y: number }[] };
      return { ...edge, points: points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })) };
    }),
  };
}
