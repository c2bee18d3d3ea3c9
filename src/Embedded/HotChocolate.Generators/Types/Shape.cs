using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>
/// A C# type as the schema has it, and the code by which its values come in and go out: a pattern with the value at {0}. A list
/// has an item, and no name.
/// </summary>
internal sealed record Shape(
    string Name, ITypeSymbol Type, bool IsNullable, Shape? Item = null, string In = Shape.Same, string Out = Shape.Same)
{
    public const string Same = "{0}";

    private const string Resolvers = "global::HotChocolate.Resolvers";

    public string Sdl => (Item is null ? Name : $"[{Item.Sdl}]") + (IsNullable ? "" : "!");

    public string CSharp => Type.FullName() + (IsNullable ? "?" : "");

    private bool GoesOutAsIs => Item?.GoesOutAsIs ?? Out == Same;

    public string Outgoing(string value, int depth = 0)
    {
        if (GoesOutAsIs) return value;

        return IsNullable ? $"({value} is {{ }} v{depth} ? (object?){Written($"v{depth}", depth + 1)} : null)" : Written(value, depth);
    }

    public string Incoming(string value, int depth = 0) =>
        IsNullable ? $"({value} is {{ }} v{depth} ? ({CSharp}){Read($"v{depth}", depth + 1)} : null)" : Read(value + "!", depth);

    private string Written(string value, int depth) => Item is null
        ? Format(Out, value)
        : $"{Resolvers}.Outgoing.List({value}, static v{depth} => (object?){Item.Outgoing($"v{depth}", depth + 1)})";

    private string Read(string value, int depth)
    {
        if (Item is null) return Format(In, value);

        var list = $"{Resolvers}.Incoming.List<{Item.CSharp}>({value}, static v{depth} => {Item.Incoming($"v{depth}", depth + 1)})";
        return Type.Name() switch
        {
            "System.Collections.Immutable.ImmutableArray" =>
                $"global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray({list})",
            "System.Collections.Immutable.ImmutableList" => $"global::System.Collections.Immutable.ImmutableList.Create({list})",
            "System.Collections.Generic.List" => $"new {Type.FullName()}({list})",
            _ => list,
        };
    }

    private static string Format(string pattern, string value) => string.Format(CultureInfo.InvariantCulture, pattern, value);
}
