using System.Text;
using HotChocolate.Authorization;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>The table of docs/authorization.md, written from the schema, its rules and <see cref="Ids" />.</summary>
public static class Table
{
    private const string Head =
        """
        # Who may do what

        <!-- Written by `make authorization` from the rules in src/Api; a test fails while the two differ. Do not edit. -->

        Each operation of the API, each type with rules of its own, and who may ask for it. **sign in** is the error
        `AUTH_NOT_AUTHENTICATED`, **no** is `AUTH_NOT_AUTHORIZED`. What else a decision asks (an address that was proved, a second factor
        given lately) is a refusal in the answer, and not in this table. [Security](security.md#who-may-do-what) says how it is held.

        *Ids* names each argument that is an id, and what of: **own only** — another person's is answered as if there were none;
        **anybody's** — only the roles of the line reach it, and they may; **public** — a thing that everybody may see;
        **bearer** — whoever was given it may use it, together with a code.

        """;

    public static async Task<string> Write()
    {
        var text = new StringBuilder(Head).AppendLine();
        foreach (var kind in Operation.All.GroupBy(operation => operation.Kind))
        {
            Header(text, char.ToUpperInvariant(kind.Key[0]) + kind.Key[1..]);
            foreach (var operation in kind) await Row(text, operation.Name, await IdsOf(operation), caller => caller.To(operation));
            text.AppendLine();
        }

        Header(text, "Field");
        foreach (var type in Operation.GuardedTypes)
        {
            foreach (var (name, rules) in Rules(type)) await Row(text, name, "", caller => Answer.Of(rules, caller.User));
        }

        text.AppendLine().AppendLine("All other types are seen by whoever sees the field that leads to them; they are `[VisibleWithField]`:").AppendLine();
        foreach (var type in Operation.OpenTypes) text.AppendLine($"- `{type.Name}`: {string.Join(", ", type.Fields.Select(field => field.Name))}");
        text.AppendLine("- refusals (the types of `Refusal`), and the connections and edges of lists");
        return text.ToString();
    }

    /// <summary>One line for a type whose fields have the same rules, or one for each field that has some.</summary>
    private static List<(string Name, IReadOnlyList<AuthorizeAttribute> Rules)> Rules(HotChocolate.Types.ObjectType type)
    {
        var rules = type.Fields.Select(field => (Name: $"{type.Name}.{field.Name}", Rules: field.Binding?.Authorize ?? [])).ToList();
        return rules.Select(each => Key(each.Rules)).Distinct().Count() == 1
            ? [($"{type.Name}.*", rules[0].Rules)]
            : rules;
    }

    private static string Key(IReadOnlyList<AuthorizeAttribute> rules) =>
        string.Join(';', rules.Select(rule => $"{rule.Policy}:{string.Join(',', rule.Roles ?? [])}"));

    private static async Task<string> IdsOf(Operation operation)
    {
        var whose = await Answer.Of(operation.Rules, Caller.Customer.User) == Answer.Yes;
        return string.Join("<br>", Ids.Of(operation).Select(path =>
            $"`{path[(operation.Name.Length + 1)..]}`: {Ids.Known.GetValueOrDefault(path)?.Words(whose) ?? "unknown"}"));
    }

    private static void Header(StringBuilder text, string first)
    {
        text.AppendLine($"| {first} | Ids | {string.Join(" | ", Caller.All.Select(caller => caller.Name))} |");
        text.AppendLine($"| --- | --- |{string.Concat(Caller.All.Select(_ => " --- |"))}");
    }

    private static async Task Row(StringBuilder text, string name, string ids, Func<Caller, Task<string>> answer)
    {
        var answers = new List<string>();
        foreach (var caller in Caller.All) answers.Add(await answer(caller));
        text.AppendLine($"| `{name}` | {ids}{(ids.Length > 0 ? " " : "")}| {string.Join(" | ", answers)} |");
    }
}
