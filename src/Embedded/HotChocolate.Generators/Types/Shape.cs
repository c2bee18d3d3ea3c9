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

    /// <summary>Code that makes of the value what can be written; its variables begin with the name given.</summary>
    public string Outgoing(string value, string name = "v")
    {
        if (GoesOutAsIs) return value;

        return IsNullable ? $"({value} is {{ }} {name} ? (object?){Written(name, name + "_")} : null)" : Written(value, name);
    }

    /// <summary>Code that makes the value of what was read; its variables begin with the name given.</summary>
    public string Incoming(string value, string name = "v") =>
        IsNullable ? $"({value} is {{ }} {name} ? ({CSharp}){Read(name, name + "_")} : null)" : Read(value + "!", name);

    private string Written(string value, string name) => Item is null
        ? Format(Out, value)
        : $"{Resolvers}.Outgoing.List({value}, static {name} => (object?){Item.Outgoing(name, name + "_")})";

    private string Read(string value, string name)
    {
        if (Item is null) return Format(In, value);

        var list = $"{Resolvers}.Incoming.List<{Item.CSharp}>({value}, static {name} => {Item.Incoming(name, name + "_")})";
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
