namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for records; netstandard2.0 lacks it.</summary>
internal static class IsExternalInit;
