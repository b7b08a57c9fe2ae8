/**
 * What was wrong with the command line, in our own words. The parser's texts quote arguments, and
 * an argument may be a secret that was pasted in the wrong place.
 */
import type { CommanderError } from "commander";
import { fail, type KeystowError } from "../core/errors.ts";
import { display } from "../core/redaction/index.ts";
import { quoted } from "./quoted.ts";

const quotedFlags = /option '(-[^']+)'/;
const quotedArgument = /argument '([^']*)'/;
const suggested = /Did you mean (?:one of )?([^?]+)\?/;
const reason = /is invalid\.\s*(.*)$/s;

/** The error for what the parser refused; `command` is the command's name with its group. */
export function usageError(error: CommanderError, command: string): KeystowError {
  return fail("usage", messageOf(error), { hint: hintOf(error, command) }).error;
}

function messageOf({ code, message }: CommanderError): string {
  const flags = quotedFlags.exec(message)?.[1] ?? "";
  switch (code) {
    case "commander.unknownOption":
      // `--value=SECRET`: only the part before the sign is quoted.
      return `There is no option${quoted(flags.split("=")[0] ?? "") || " of that name"} here.`;
    case "commander.excessArguments":
      return "There are more arguments than this command takes.";
    case "commander.missingArgument":
      return `The argument ${upper(quotedArgument.exec(message)?.[1])} is missing.`;
    case "commander.optionMissingArgument":
      return `The option ${display(flags)} needs a value.`;
    case "commander.missingMandatoryOptionValue":
      return `The option ${display(flags)} is missing.`;
    case "commander.invalidArgument":
      return `The value of ${display(flags) || "an argument"} is not valid. ${display(reason.exec(message)?.[1] ?? "", 200)}`.trim();
    case "commander.conflictingOption":
      return "Two options exclude each other.";
    case "commander.unknownCommand":
      return "There is no such subcommand.";
    default:
      return "The command line could not be understood.";
  }
}

function upper(name: string | undefined): string {
  return display((name ?? "").toUpperCase());
}

function hintOf({ code, message }: CommanderError, command: string): string {
  const similar = suggested.exec(message)?.[1];
  const see = `See: keystow ${command} --help`;
  if (similar !== undefined) return `Did you mean ${display(similar)}? ${see}`;
  if (code === "commander.excessArguments" && command === "add") {
    return "A secret's value is never an argument: it would stay in the shell's history. Type it at the hidden prompt or pipe it in with --stdin.";
  }
  return see;
}
