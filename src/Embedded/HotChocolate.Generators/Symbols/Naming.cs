using System.Text;

namespace HotChocolate.Generators;

/// <summary>Turns names of C# into names of GraphQL.</summary>
internal static class Naming
{
    /// <summary>"GetNearestToolsAsync" is the field "nearestTools".</summary>
    public static string Field(string method)
    {
        var name = method.EndsWith("Async", StringComparison.Ordinal) && method.Length > 5
            ? method.Substring(0, method.Length - 5)
            : method;
        return Camel(IsGetter(name) ? name.Substring(3) : name);
    }

    /// <summary>"PickupCode" is "pickupCode", "URLOfMap" is "urlOfMap".</summary>
    public static string Camel(string name)
    {
        var letters = name.ToCharArray();
        for (var at = 0; at < letters.Length && char.IsUpper(letters[at]); at++)
        {
            if (at > 0 && at + 1 < letters.Length && char.IsLower(letters[at + 1])) break;
            letters[at] = char.ToLowerInvariant(letters[at]);
        }

        return new string(letters);
    }

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>"InUse" is "IN_USE".</summary>
    public static string Screaming(string name)
    {
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var startsWord = char.IsUpper(name[at]) && at > 0 && name[at - 1] != '_'
                && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
            if (startsWord) text.Append('_');
            text.Append(char.ToUpperInvariant(name[at]));
        }

        return text.ToString();
    }

    private static bool IsGetter(string name) =>
        name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && !char.IsLower(name[3]);
}
