namespace HotChocolate.Generators;

/// <summary>Declares <c>Configure</c> for the classes that have one.</summary>
internal static class PartWriter
{
    public static string Write(IReadOnlyList<PartModel> parts) =>
        $"{SourceText.Header}\n{string.Concat(parts.Select(Part))}";

    private static string Part(PartModel part) => SourceText.In(part.Namespace, $$"""
            partial class {{part.Class}}
            {
                static partial void Configure({{part.Descriptor}} descriptor);
            }

        """);
}
