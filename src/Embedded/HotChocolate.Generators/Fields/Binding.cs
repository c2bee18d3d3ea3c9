namespace HotChocolate.Generators;

/// <summary>Writes the binding of a field.</summary>
internal static class Binding
{
    private const string Authorize = "global::HotChocolate.Authorization.AuthorizeAttribute";

    public static string Property(string code, IEnumerable<string> authorization) =>
        Of($"Property = static of => {code}", authorization);

    public static string Resolver(string code, bool isAsync, IEnumerable<string> authorization, string more = "") =>
        Of((isAsync ? "AsyncResolver = static async context => " : "Resolver = static context => ") + code + more, authorization);

    private static string Of(string ways, IEnumerable<string> authorization)
    {
        var rules = string.Join(", ", authorization.Distinct());
        return rules.Length == 0 ? $"new() {{ {ways} }}" : $"new() {{ {ways}, Authorize = new {Authorize}[] {{ {rules} }} }}";
    }
}
