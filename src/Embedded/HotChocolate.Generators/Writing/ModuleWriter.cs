using System.Text;

namespace HotChocolate.Generators;

/// <summary>Writes the module of an assembly, and the extension that registers it.</summary>
internal static class ModuleWriter
{
    private const string Map = "global::System.Collections.Generic.Dictionary";
    private const string Fields = "global::System.Collections.Generic.IReadOnlyDictionary<string, object?>";
    private const string Builder = "global::HotChocolate.Execution.Configuration.IRequestExecutorBuilder";
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.RequestExecutorBuilderExtensions";

    public static string Write(ModuleModel module) =>
        $$""""""
        {{SourceText.Header}}
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class {{module.Name}}RequestExecutorBuilderExtensions
            {
                private static readonly global::HotChocolate.Types.TypeModule Module = new()
                {
                    Sdl = Sdl,
                    Fields = new {{Map}}<string, global::HotChocolate.Resolvers.FieldBinding>
                    {
        {{Lines(module.Types.Where(type => type.Kind is Kind.Object or Kind.Extension).SelectMany(Bindings))}}            },
                    RuntimeTypes = new {{Map}}<string, global::System.Type>
                    {
        {{Lines(module.Types.Where(type => type.Kind == Kind.Object).Select(RuntimeType))}}            },
                    Inputs = new {{Map}}<string, global::System.Func<{{Fields}}, object>>
                    {
        {{Lines(module.Types.Where(type => type.Kind == Kind.Input).Select(Input))}}            },
                    Enums = new {{Map}}<string, global::System.Collections.Generic.IReadOnlyDictionary<string, object>>
                    {
        {{Lines(module.Types.Where(type => type.Kind == Kind.Enum).Select(Enum))}}            },
                };

                /// <summary>Adds the types of this assembly.</summary>
                public static {{Builder}} Add{{module.Name}}(this {{Builder}} builder)
                {
        {{string.Concat(module.Loaders.Select(Loader))}}            return {{Extensions}}.AddModule(builder, Module);
                }

                private const string Sdl =
                    """""
        {{Indented(SdlWriter.Write(module.Types))}}
                    """"";
            }
        }

        """""";

    private static IEnumerable<string> Bindings(TypeModel type) =>
        type.Members.Select(field => $"[{Literals.Quote($"{type.Name}.{field.Name}")}] = {field.Code},");

    private static string RuntimeType(TypeModel type) => $"[{Literals.Quote(type.Name)}] = typeof({type.Runtime}),";

    private static string Input(TypeModel type)
    {
        var values = string.Join(", ", type.Members.Select(field => field.Code));
        return $"[{Literals.Quote(type.Name)}] = static fields => new {type.Runtime}({values}),";
    }

    private static string Enum(TypeModel type)
    {
        var values = string.Join(", ", type.Members.Select(value => $"[{Literals.Quote(value.Name)}] = {value.Code}"));
        return $"[{Literals.Quote(type.Name)}] = new {Map}<string, object> {{ {values} }},";
    }

    private static string Loader(LoaderModel loader) =>
        $"            {Extensions}.AddDataLoader<{loader.Interface}, {loader.Class}>(builder);\n";

    private static string Lines(IEnumerable<string> lines) =>
        lines.Aggregate(new StringBuilder(), (text, line) => text.Append("                ").Append(line).Append('\n')).ToString();

    private static string Indented(string text) =>
        string.Join("\n", text.Split('\n').Select(line => line.Length == 0 ? line : "            " + line));
}
