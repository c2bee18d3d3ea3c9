using System.Collections.Frozen;

namespace HotChocolate.Language;

/// <summary>Where directives may be put (specification, section 3.13).</summary>
public static class DirectiveLocations
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
        "SCHEMA",
        "SCALAR",
        "OBJECT",
        "FIELD_DEFINITION",
        "ARGUMENT_DEFINITION",
        "INTERFACE",
        "UNION",
        "ENUM",
        "ENUM_VALUE",
        "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION");

    public static bool Contains(string name) => Names.Contains(name);
}
