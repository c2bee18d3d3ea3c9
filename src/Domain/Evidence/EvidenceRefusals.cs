namespace Toolbox24.Domain.Evidence;

public sealed record EvidenceTooLarge(long Most) : Refusal("The file is too large.");

public sealed record UnreadableEvidence() : Refusal("This is no photo in JPEG, PNG or WebP, or no video in MP4 or WebM.");

/// <summary>Another sender is further, or less far: the next byte that is missing is told.</summary>
public sealed record EvidenceElsewhere(long Received) : Refusal("What is missing of the file begins elsewhere.");

public sealed record TooMuchEvidence(int Most) : Refusal("So much evidence of one tool is enough.");
