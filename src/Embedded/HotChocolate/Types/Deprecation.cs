using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Reads the directive of the specification's section 3.13.3.</summary>
internal static class Deprecation
{
    private const string Default = "No longer supported";

    public static string? ReasonOf(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value != "deprecated") continue;
            return directive.Arguments is [{ Value: StringValueNode reason }] ? reason.Value : Default;
        }

        return null;
    }
}
