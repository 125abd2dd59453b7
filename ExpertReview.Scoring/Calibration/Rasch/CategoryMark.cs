namespace ExpertReview.Scoring;

/// <summary>A mark in a few ordered categories, such as 0 to 4, by one expert for one application under one criterion.</summary>
/// <param name="Application">The application's code, compared ordinally; not empty.</param>
/// <param name="Expert">The expert's code, likewise.</param>
/// <param name="Criterion">The criterion's code, likewise.</param>
/// <param name="Category">The category; the numbers matter by their order alone.</param>
public readonly record struct CategoryMark(string Application, string Expert, string Criterion, int Category);
