using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>What a grain contract or class can get wrong, as build errors.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor ReturnType = Error(
        "GRAIN001", "A grain method returns a task",
        "{0} returns {1}; a grain method returns Task, Task<T>, ValueTask or ValueTask<T>");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "GRAIN002", "A grain method is not generic", "{0} is generic; a grain method is not");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "GRAIN003", "A grain method takes values",
        "Parameter {0} of {1} is passed by reference; a call crosses grains by value");

    public static readonly DiagnosticDescriptor SameType = Error(
        "GRAIN004", "A grain type belongs to one class",
        "{0} and {1} both have the grain type \"{2}\"; name one of them with [GrainType]");

    public static readonly DiagnosticDescriptor Mutable = Error(
        "GRAIN005", "Messages are immutable",
        "{0} of {1} could change after it is sent: {2}; make it immutable or mark it [Immutable]");

    public static readonly DiagnosticDescriptor GenericType = Error(
        "GRAIN006", "Grains are not generic", "{0} is generic; grain contracts and grain classes are not");

    public static readonly DiagnosticDescriptor Constructors = Error(
        "GRAIN007", "A grain class has one constructor",
        "{0} has {1} constructors the engine could call; it needs exactly one");

    public static readonly DiagnosticDescriptor Member = Error(
        "GRAIN008", "A grain contract has methods only", "{0} is not a method; a grain contract has nothing else");

    public static readonly DiagnosticDescriptor Hidden = Error(
        "GRAIN009", "Grains are visible in their assembly",
        "{0} is private to another type; make it internal at least");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Grains", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
